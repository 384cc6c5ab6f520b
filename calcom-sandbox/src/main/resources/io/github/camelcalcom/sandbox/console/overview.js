// The overview: everything but calls and faults, and the stream of events.
import {byId, clockText, copy, element, momentText, request, say, timeText} from './page.js';
import {forgetCalls, takeCalls} from './calls.js';
import {faultItem, startFaults} from './faults.js';
import {loadInto, messageParts, statusTag} from './details.js';

const MILLIS_BETWEEN_LOADS = 250;
const MILLIS_UNTIL_LIMITS = 1000;

// lists

const shownRows = new Map();

/** Shows rows as items of a list. Leaves the list alone if its rows are the same, and keeps the focus otherwise. */
function fill(id, rows, view, total = rows.length) {
  const text = JSON.stringify([rows, total]);
  if (shownRows.get(id) === text) {
    return;
  }
  shownRows.set(id, text);
  const list = byId(id);
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  list.replaceChildren(...rows.map(view));
  if (focused !== undefined) {
    list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
  byId(`${id}-none`).hidden = rows.length > 0;
  const count = byId(`${id}-count`);
  if (count) {
    count.textContent = total > rows.length ? `last ${rows.length} of ${total}` : total || '';
  }
}

function bookingItem(booking) {
  const others = booking.attendeeCount > 1 ? ` and ${booking.attendeeCount - 1} more` : '';
  const attendee = booking.attendeeEmail ? `${booking.attendeeName || ''} (${booking.attendeeEmail})${others}` : 'no attendee';
  return element('li', {class: 'row'},
    element('span', {class: 'moment'}, momentText(booking.start)),
    element('span', {class: `tag status b-${booking.status}`}, booking.status),
    element('span', {class: 'what'}, element('span', {class: 'headline'}, booking.title),
      element('span', {class: 'second'}, `${attendee}, host ${booking.host}`),
      element('span', {class: 'second mono'}, booking.uid)));
}

const eventTypeItem = eventType => element('li', {class: 'row'},
  element('span', {class: 'id', title: 'Id'}, eventType.id),
  element('span', {class: 'what'}, element('span', {class: 'headline'}, eventType.title),
    element('span', {class: 'second'}, `${eventType.owner}, ${eventType.length} min${eventType.managed ? ', template' : ''}`),
    element('span', {class: 'second mono'}, eventType.slug)));

const webhookItem = webhook => element('li', {class: 'row'},
  element('span', {class: 'what'}, element('span', {class: 'headline mono'}, webhook.subscriber),
    element('span', {class: 'second'}, webhook.triggers.join(', ') || 'no triggers'),
    element('span', {class: 'second'}, `${webhook.owner}, ${webhook.signed ? 'secret ***' : 'no secret'}, version ${webhook.version}${webhook.template ? ', own template' : ''}`),
    element('span', {class: 'second mono'}, webhook.id)),
  webhook.active ? null : element('span', {class: 'tag'}, 'inactive'));

const limitItem = limit => element('li', {class: 'row'},
  element('span', {class: 'what'}, element('span', {class: 'headline'}, limit.caller),
    element('span', {class: 'second'}, `${limit.name}, until ${timeText(limit.end)}`)),
  limit.refused ? statusTag('refused', 4) : element('span', {class: 'took'}, `${limit.remaining} of ${limit.allowed} left`));

// deliveries

const deliveryItems = new Map();

function deliverySummary(delivery) {
  const group = delivery.status ? Math.floor(delivery.status / 100) : 5;
  const attempt = delivery.repeatOf ? `Attempt ${delivery.attempt}, repeats no. ${delivery.repeatOf}` : null;
  return [
    element('span', {class: 'number'}, delivery.number),
    element('span', {class: 'moment', title: momentText(delivery.sentAt)}, timeText(delivery.sentAt)),
    statusTag(delivery.status || 'none', group),
    element('span', {class: 'what'}, element('span', {class: 'headline'}, delivery.trigger),
      element('span', {class: 'second mono'}, delivery.subscriber),
      attempt ? element('span', {class: 'second'}, attempt) : null,
      delivery.status ? null : element('span', {class: 'reason'}, delivery.failure)),
    element('span', {class: 'took'}, delivery.signed ? 'signed' : 'not signed'),
  ];
}

function deliveryDetail(delivery) {
  const repeat = element('button', {type: 'button', 'aria-label': `Repeat delivery ${delivery.number}, ${delivery.trigger}`}, 'Repeat');
  repeat.addEventListener('click', () => repeatDelivery(repeat, delivery));
  return [
    element('p', {class: 'mono line'}, element('strong', {}, 'Signature: '), delivery.signature),
    element('div', {class: 'sides'},
      messageParts('Payload', `POST ${delivery.subscriber}`, delivery.request),
      delivery.answer ? messageParts('Answer of the receiver', `Status ${delivery.status}`, delivery.answer)
        : element('section', {}, element('h3', {}, 'Answer of the receiver'), element('p', {class: 'error'}, delivery.failure))),
    element('div', {class: 'buttons'}, repeat),
  ];
}

async function repeatDelivery(button, delivery) {
  button.disabled = true;
  try {
    const repeated = await request(`/_sandbox/deliveries/${delivery.number}/repeat`, {method: 'POST', body: {}});
    say(`Delivery ${delivery.number} was sent again: ${repeated.status || repeated.failure}`, !repeated.status || repeated.status >= 300);
  } catch (error) {
    say(`Delivery ${delivery.number} was not sent again: ${error.message}`, true);
  } finally {
    button.disabled = false;
    button.focus();
  }
}

function fillDeliveries(deliveries) {
  const wanted = new Set(deliveries.rows.map(delivery => delivery.number));
  for (const number of [...deliveryItems.keys()].filter(known => !wanted.has(known))) {
    deliveryItems.get(number).remove();
    deliveryItems.delete(number);
  }
  for (const delivery of [...deliveries.rows].reverse()) {
    let item = deliveryItems.get(delivery.number);
    if (!item) {
      const body = element('div', {class: 'body'});
      const disclosure = element('details', {}, element('summary', {}), body);
      disclosure.addEventListener('toggle', () => disclosure.open && loadInto(body, `/_sandbox/deliveries/${delivery.number}`, deliveryDetail));
      item = element('li', {}, disclosure);
      deliveryItems.set(delivery.number, item);
      byId('deliveries').prepend(item);
    }
    const text = JSON.stringify(delivery);
    if (item.shownText !== text) {
      item.shownText = text;
      item.firstChild.firstChild.replaceChildren(...deliverySummary(delivery));
      item.firstChild.classList.toggle('failed', delivery.status === 0 || delivery.status >= 300);
      if (item.firstChild.open) {
        loadInto(item.firstChild.lastChild, `/_sandbox/deliveries/${delivery.number}`, deliveryDetail);
      }
    }
  }
  byId('deliveries-none').hidden = deliveryItems.size > 0;
  byId('deliveries-count').textContent = deliveries.total > deliveries.rows.length ? `last ${deliveries.rows.length} of ${deliveries.total}` : deliveries.total || '';
}

// access

let owners = [];
let keys = null;

function showKeys() {
  const shown = keys ?? owners.map(owner => ({owner, key: 'cal_***'}));
  fill('keys', shown, ({owner, key}) => element('li', {}, element('code', {}, key), ' ', element('span', {class: 'faint'}, owner)));
  byId('show-keys').textContent = keys ? 'Hide keys' : 'Show keys';
  byId('show-keys').setAttribute('aria-pressed', Boolean(keys));
  byId('show-keys').hidden = owners.length === 0;
  byId('copy-properties').hidden = owners.length === 0;
}

byId('url').textContent = location.origin;
byId('copy-url').addEventListener('click', () => copy(location.origin, 'Base URL'));
byId('show-keys').addEventListener('click', async () => {
  try {
    keys = keys ? null : await request('/_sandbox/keys');
    showKeys();
  } catch (error) {
    say(`The keys could not be loaded: ${error.message}`, true);
  }
});
byId('copy-properties').addEventListener('click', async () => {
  try {
    const [first] = await request('/_sandbox/keys');
    copy(`camel.component.calcom.api-url=${location.origin}\ncamel.component.calcom.api-key=${first.key}\n`, 'Properties');
  } catch (error) {
    say(`The keys could not be loaded: ${error.message}`, true);
  }
});

// the state

let isLoading = false;
let isOutOfDate = false;

async function loadOverview() {
  if (isLoading) {
    isOutOfDate = true;
    return;
  }
  isLoading = true;
  try {
    const overview = await request('/_sandbox/state');
    byId('profile').textContent = overview.profile;
    owners = overview.keys;
    showKeys();
    fill('bookings', overview.bookings.rows, bookingItem, overview.bookings.total);
    fill('eventTypes', overview.eventTypes.rows, eventTypeItem, overview.eventTypes.total);
    fill('webhooks', overview.webhooks.rows, webhookItem, overview.webhooks.total);
    fillDeliveries(overview.deliveries);
    fill('faults', overview.faults ?? [], fault => faultItem(fault, loadOverview));
    byId('faults-clear').hidden = !overview.faults;
    fill('limits', overview.limits ?? [], limitItem);
    showTime(overview);
  } catch (error) {
    say(`The overview could not be loaded: ${error.message}`, true);
  } finally {
    isLoading = false;
    if (isOutOfDate) {
      isOutOfDate = false;
      setTimeout(loadOverview, MILLIS_BETWEEN_LOADS);
    }
  }
}

let isDue = false;

/** Reloads the rate limits after calls, because no other event reports their change. */
function loadSoon() {
  if (!isDue) {
    isDue = true;
    setTimeout(() => {
      isDue = false;
      loadOverview();
    }, MILLIS_UNTIL_LIMITS);
  }
}

// the clock and the reset

let isStopped = false;

function showTime({now, stopped}) {
  byId('now').textContent = clockText(now);
  byId('now').dateTime = now;
  if (stopped !== undefined) {
    isStopped = stopped;
    byId('clock-note').hidden = !stopped;
    byId('clock-run').textContent = stopped ? 'Let the clock run' : 'Stop the clock';
  }
}

async function moveClock(body) {
  try {
    const moved = await request('/_sandbox/clock', {method: 'POST', body});
    showTime(moved);
    say(`The clock is at ${clockText(moved.now)}${moved.stopped ? ', and stands still' : ''}`);
    loadOverview();
  } catch (error) {
    say(`The clock was not moved: ${error.message}`, true);
  }
}

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () => moveClock({advance: button.dataset.advance}));
}
byId('clock-run').addEventListener('click', () => moveClock({running: isStopped}));

function askForReset(isAsking) {
  byId('reset-question').hidden = !isAsking;
  byId('reset').hidden = isAsking;
  byId('reset-hint').hidden = isAsking;
  byId(isAsking ? 'reset-no' : 'reset').focus();
}

byId('reset').addEventListener('click', () => askForReset(true));
byId('reset-no').addEventListener('click', () => askForReset(false));
byId('reset-yes').addEventListener('click', async () => {
  try {
    await request('/_sandbox/reset', {method: 'POST', body: {}});
    keys = null;
    say('The sandbox was reset');
    loadOverview();
  } catch (error) {
    say(`The sandbox was not reset: ${error.message}`, true);
  }
  askForReset(false);
});
byId('reset-question').addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    askForReset(false);
  }
});

// the stream

function connection(state, text) {
  byId('connection').dataset.state = state;
  if (byId('connection').textContent !== text) {
    byId('connection').textContent = text;
  }
}

let instance = null;
let events = null;

function listen() {
  events = new EventSource('/_sandbox/events');
  events.addEventListener('hello', event => {
    const hello = JSON.parse(event.data);
    if (hello.instance !== instance) {
      forgetCalls(hello.mostCalls);
      deliveryItems.forEach(item => item.remove());
      deliveryItems.clear();
    }
    instance = hello.instance;
    connection('live', 'Live');
  });
  events.addEventListener('calls', event => {
    takeCalls(JSON.parse(event.data));
    loadSoon();
  });
  events.addEventListener('changed', loadOverview);
  events.addEventListener('time', event => showTime(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    connection('lost', 'Not connected, trying again …');
    if (events?.readyState === EventSource.CLOSED) {
      events = null;
      setTimeout(listenIfSeen, 2000);
    }
  });
}

/** A browser has few connections for one server, so hidden pages close theirs. */
function listenIfSeen() {
  if (document.hidden) {
    events?.close();
    events = null;
  } else if (!events) {
    listen();
  }
}

document.addEventListener('visibilitychange', listenIfSeen);
startFaults(loadOverview);
listenIfSeen();
