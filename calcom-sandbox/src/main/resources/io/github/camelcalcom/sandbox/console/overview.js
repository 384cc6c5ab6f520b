import {byId, clockText, element, momentText, request, say, timeText} from './page.js';

const calls = new Map();
const callRows = new Map();
let mostCalls = 200;
let instance = null;
let held = false;

// calls

function statusTag(call) {
  if (call.answered) {
    return element('span', {class: `tag s${Math.floor(call.answered / 100)}`}, call.answered);
  }
  if (call.fault) {
    return element('span', {class: 'tag s5', title: call.executed ? `executed with status ${call.executed}, not answered` : 'not answered'}, 'none');
  }
  return element('span', {class: 'tag'}, '…');
}

function callRow(call) {
  const name = call.operation ?? 'no route';
  return element('tr', {},
    element('td', {class: 'number'}, call.number),
    element('td', {class: 'moment', title: momentText(call.time)}, timeText(call.time)),
    element('td', {}, statusTag(call)),
    element('td', {}, element('span', {class: 'method'}, call.method)),
    element('td', {class: call.operation ? 'mono' : 'mono faint'}, name),
    element('td', {class: 'mono path', title: call.uri}, call.uri, call.fault ? element('span', {class: 'fault'}, `fault: ${call.fault}`) : null),
    element('td', {class: 'number'}, call.milliseconds < 0 ? '' : call.milliseconds));
}

function isWanted(call, words) {
  const status = call.answered ? String(call.answered) : 'none';
  const text = `${call.number} ${call.method} ${call.operation ?? 'no route'} ${call.uri} ${status} ${status[0]}xx ${call.fault ?? ''}`.toLowerCase();
  return words.every(word => text.includes(word));
}

function showCalls() {
  if (held) {
    return;
  }
  const words = byId('calls-filter').value.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = [...calls.values()].sort((a, b) => b.number - a.number).filter(call => isWanted(call, words)).map(call => {
    if (!callRows.has(call.number)) {
      callRows.set(call.number, callRow(call));
    }
    return callRows.get(call.number);
  });
  byId('calls').replaceChildren(...rows);
  byId('calls-count').textContent = words.length ? `${rows.length} of the last ${calls.size}` : calls.size ? `last ${calls.size}` : '';
  byId('calls-none').hidden = rows.length > 0;
  byId('calls-none').textContent = calls.size ? 'No call matches the filter.' : 'No calls yet. They appear here as they arrive.';
}

function takeCalls(changed) {
  for (const call of changed) {
    calls.set(call.number, call);
    callRows.delete(call.number);
  }
  const surplus = [...calls.keys()].sort((a, b) => a - b).slice(0, Math.max(0, calls.size - mostCalls));
  for (const number of surplus) {
    calls.delete(number);
    callRows.delete(number);
  }
  showCalls();
}

// bookings, deliveries, faults and rate limits

function fill(id, rows, total = rows.length) {
  const focused = document.activeElement?.closest(`#${id}`) ? document.activeElement.dataset.key : undefined;
  byId(id).replaceChildren(...rows);
  if (focused !== undefined) {
    byId(id).querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
  byId(`${id}-none`).hidden = rows.length > 0;
  const count = byId(`${id}-count`);
  if (count) {
    count.textContent = total > rows.length ? `last ${rows.length} of ${total}` : total || '';
  }
}

function attendee(booking) {
  const others = booking.attendeeCount > 1 ? ` and ${booking.attendeeCount - 1} more` : '';
  return booking.attendeeEmail
    ? element('td', {}, element('span', {}, (booking.attendeeName || '') + others), element('span', {class: 'second'}, booking.attendeeEmail))
    : element('td', {}, '');
}

const bookingRow = booking => element('tr', {},
  element('td', {class: 'moment'}, momentText(booking.start)),
  element('td', {}, element('span', {class: `tag b-${booking.status}`}, booking.status)),
  element('td', {}, booking.title),
  attendee(booking),
  element('td', {}, booking.host),
  element('td', {class: 'mono uid'}, booking.uid));

function deliveryRow(delivery) {
  const repeat = element('button', {type: 'button', 'data-key': delivery.number,
    'aria-label': `Repeat delivery ${delivery.number}, ${delivery.trigger}`}, 'Repeat');
  repeat.addEventListener('click', () => repeatDelivery(repeat, delivery));
  const group = delivery.status ? Math.floor(delivery.status / 100) : 5;
  const failure = delivery.status ? null : element('span', {class: 'fault'}, delivery.failure);
  const attempt = delivery.repeatOf ? `${delivery.attempt} (repeats no. ${delivery.repeatOf})` : delivery.attempt;
  return element('tr', {},
    element('td', {class: 'number'}, delivery.number),
    element('td', {class: 'moment', title: momentText(delivery.sentAt)}, timeText(delivery.sentAt)),
    element('td', {}, element('span', {class: `tag s${group}`}, delivery.status || 'none')),
    element('td', {class: 'mono'}, delivery.trigger),
    element('td', {class: 'mono path', title: delivery.subscriber}, delivery.subscriber, failure),
    element('td', {}, attempt),
    element('td', {}, delivery.signed ? 'yes' : 'no'),
    element('td', {}, repeat));
}

async function repeatDelivery(button, delivery) {
  button.disabled = true;
  try {
    const repeated = await request(`/_sandbox/deliveries/${delivery.number}/repeat`, {method: 'POST', body: {}});
    say(`Delivery ${delivery.number} was sent again: ${repeated.status || repeated.failure}`, !repeated.status);
  } catch (error) {
    say(`Delivery ${delivery.number} was not sent again: ${error.message}`, true);
  } finally {
    button.disabled = false;
    button.focus();
  }
}

const faultRow = fault => element('tr', {class: fault.spent ? 'faint' : undefined},
  element('td', {}, fault.description, fault.spent ? ' (over)' : ''),
  element('td', {class: 'number'}, fault.fired),
  element('td', {class: 'number'}, fault.matched));

const limitRow = limit => element('tr', {},
  element('td', {}, limit.caller),
  element('td', {}, limit.name),
  element('td', {class: 'number'}, limit.refused ? element('span', {class: 'tag s4'}, 'refused') : `${limit.remaining} of ${limit.allowed}`),
  element('td', {class: 'moment', title: momentText(limit.end)}, timeText(limit.end)));

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
    fill('bookings', overview.bookings.rows.map(bookingRow), overview.bookings.total);
    fill('deliveries', overview.deliveries.rows.map(deliveryRow), overview.deliveries.total);
    fill('faults', (overview.faults ?? []).map(faultRow));
    fill('limits', (overview.limits ?? []).map(limitRow));
  } catch (error) {
    say(`The overview could not be loaded: ${error.message}`, true);
  } finally {
    isLoading = false;
    if (isOutOfDate) {
      isOutOfDate = false;
      setTimeout(loadOverview, 250);
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
    }, 1000);
  }
}

// the clock

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', async () => {
    try {
      const moved = await request('/_sandbox/clock', {method: 'POST', body: {advance: button.dataset.advance}});
      showTime({now: moved.now});
      say(`The clock is at ${clockText(moved.now)}`);
      loadOverview();
    } catch (error) {
      say(`The clock was not moved: ${error.message}`, true);
    }
  });
}

function showTime({now, stopped}) {
  byId('now').textContent = clockText(now);
  byId('now').dateTime = now;
  if (stopped !== undefined) {
    byId('clock-note').hidden = !stopped;
  }
}

// the stream

function connection(state, text) {
  byId('connection').dataset.state = state;
  if (byId('connection').textContent !== text) {
    byId('connection').textContent = text;
  }
}

let events = null;

function listen() {
  events = new EventSource('/_sandbox/events');
  events.addEventListener('hello', event => {
    const hello = JSON.parse(event.data);
    if (hello.instance !== instance) {
      calls.clear();
      callRows.clear();
      showCalls();
    }
    instance = hello.instance;
    mostCalls = hello.mostCalls;
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

byId('calls-filter').addEventListener('input', showCalls);
byId('calls-hold').addEventListener('click', () => {
  held = !held;
  byId('calls-hold').setAttribute('aria-pressed', held);
  byId('calls-hold').textContent = held ? 'Resume' : 'Hold';
  showCalls();
});
document.addEventListener('visibilitychange', listenIfSeen);
listenIfSeen();
