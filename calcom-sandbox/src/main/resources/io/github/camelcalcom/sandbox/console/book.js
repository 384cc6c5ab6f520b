import {byId, element, request, say, zone as ownZone} from './page.js';

const DAYS_LOOKED_AT = 14;
// marks the calls of this page, so that the overview can hide its reads
const CONSOLE = {'x-sandbox-console': 'book'};
const BOOKINGS = {'cal-api-version': '2024-08-13', ...CONSOLE};
const SLOTS = {'cal-api-version': '2024-09-04', ...CONSOLE};

let eventTypes = [];
let moving = null;
let lastQuestion = 0;
const booked = new Map();

const chosenZone = () => byId('zone').value || ownZone;
const chosenEventType = () => eventTypes.find(eventType => String(eventType.id) === byId('event-type').value);

function inZone(options, instant) {
  return new Intl.DateTimeFormat(undefined, {...options, timeZone: chosenZone()}).format(new Date(instant));
}

const whenText = instant => inZone({weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit'}, instant);

// en-CA formats dates as an input of type date does
const dateIn = (zone, instant) => new Intl.DateTimeFormat('en-CA', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'}).format(new Date(instant));

function daysLater(date, days) {
  const later = new Date(`${date}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}

const dayText = date => new Intl.DateTimeFormat(undefined, {weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC'}).format(new Date(`${date}T00:00:00Z`));

// event types

function options(select, entries, chosen) {
  select.replaceChildren(...entries.map(([value, text]) => element('option', {value, selected: String(value) === String(chosen)}, text)));
}

function showEventTypes() {
  const own = eventTypes.filter(eventType => eventType.owner === byId('owner').value);
  options(byId('event-type'), own.map(eventType => [eventType.id, `${eventType.title} (${eventType.length} min)`]));
  showEventType();
}

function showEventType() {
  const eventType = chosenEventType();
  const notes = [];
  if (eventType?.requiresConfirmation) {
    notes.push('The host has to confirm it.');
  }
  if (eventType?.recurs) {
    notes.push('It is booked as a series.');
  }
  if (eventType?.seats) {
    notes.push(`A slot has ${eventType.seats} seats.`);
  }
  byId('event-type-note').textContent = notes.join(' ');
  const lengths = eventType?.lengths ?? [];
  byId('length-label').hidden = lengths.length < 2;
  options(byId('length'), lengths.map(length => [length, `${length} min`]), eventType?.length);
  byId('extra').replaceChildren(...(eventType?.fields ?? []).map(field =>
    element('label', {}, field.label, ' ', element('input', {'data-field': field.slug, required: true, id: `field-${field.slug}`,
      'aria-describedby': `field-${field.slug}-error`}), element('span', {class: 'error', id: `field-${field.slug}-error`}))));
  showSlots();
}

// free slots

async function showSlots() {
  const eventType = chosenEventType();
  const date = byId('date').value;
  const question = ++lastQuestion;
  byId('slots').replaceChildren();
  byId('slots-error').textContent = '';
  byId('next-day').hidden = true;
  if (!eventType || !date) {
    byId('slots-note').textContent = eventType ? 'Choose a date.' : 'There are no event types.';
    return;
  }
  byId('slots-note').textContent = 'Loading free slots …';
  const query = new URLSearchParams({eventTypeId: eventType.id, start: date, end: daysLater(date, DAYS_LOOKED_AT - 1), timeZone: chosenZone()});
  if (eventType.lengths.length > 1) {
    query.set('duration', byId('length').value);
  }
  if (moving) {
    query.set('bookingUidToReschedule', moving.uid);
  }
  try {
    const days = (await request(`/v2/slots?${query}`, {headers: SLOTS})).data;
    if (question === lastQuestion) {
      showDay(date, days);
    }
  } catch (error) {
    if (question === lastQuestion) {
      byId('slots-note').textContent = '';
      byId('slots-error').textContent = `The free slots could not be loaded: ${error.message}`;
    }
  }
}

function showDay(date, days) {
  const slots = days[date] ?? [];
  byId('slots').replaceChildren(...slots.map((slot, index) => element('label', {class: 'slot'},
    element('input', {type: 'radio', name: 'slot', value: slot.start, id: `slot-${index}`, required: true}),
    element('span', {}, inZone({hour: 'numeric', minute: '2-digit'}, slot.start)))));
  byId('slots-note').textContent = slots.length
    ? `${slots.length} free on ${dayText(date)}, times in ${chosenZone()}.` : `No free slots on ${dayText(date)}.`;
  const next = Object.keys(days).sort().find(day => day > date && days[day].length);
  byId('next-day').hidden = slots.length > 0 || !next;
  if (next) {
    byId('next-day').textContent = `Go to ${dayText(next)}`;
    byId('next-day').dataset.day = next;
  }
}

// booking, moving, cancelling

function invalidFields() {
  const wanted = moving ? ['date'] : ['owner', 'event-type', 'zone', 'date', 'name', 'email'];
  const fields = [...wanted.map(byId), ...(moving ? [] : document.querySelectorAll('#extra input'))];
  return fields.filter(field => !field.checkValidity());
}

function clearErrors() {
  for (const field of document.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
  }
  for (const error of document.querySelectorAll('.error')) {
    error.textContent = '';
  }
}

/** Shows errors beside their fields, and focuses the first one. Returns false if there are none. */
function showErrors() {
  const invalid = invalidFields();
  const slots = [...document.querySelectorAll('input[name=slot]')];
  for (const field of invalid) {
    field.setAttribute('aria-invalid', 'true');
    byId(`${field.id}-error`).textContent = field.validationMessage;
  }
  const lacksSlot = !slots.some(slot => slot.checked);
  if (lacksSlot) {
    byId('slots-error').textContent = slots.length ? 'Choose a free slot.' : 'Choose a date with free slots.';
  }
  const inOrder = [...document.querySelectorAll('#form input, #form select')]
    .find(field => invalid.includes(field) || lacksSlot && slots[0] === field);
  (inOrder ?? (lacksSlot ? byId('date') : undefined))?.focus();
  return invalid.length > 0 || lacksSlot;
}

async function submit(event) {
  event.preventDefault();
  clearErrors();
  if (showErrors()) {
    return;
  }
  const slot = document.querySelector('input[name=slot]:checked');
  byId('submit').disabled = true;
  try {
    await (moving ? move(slot.value) : book(slot.value));
  } catch (error) {
    byId('form-error').textContent = `${moving ? 'Not moved' : 'Not booked'}: ${error.message}`;
    byId('submit').disabled = false;
    byId('submit').focus();
  } finally {
    byId('submit').disabled = false;
    showSlots();
  }
}

async function book(start) {
  const eventType = chosenEventType();
  const body = {start: new Date(start).toISOString(), eventTypeId: eventType.id,
    attendee: {name: byId('name').value, email: byId('email').value, timeZone: chosenZone(), language: 'en'}};
  if (eventType.lengths.length > 1) {
    body.lengthInMinutes = Number(byId('length').value);
  }
  const extra = [...document.querySelectorAll('#extra input')].map(field => [field.dataset.field, field.value]);
  if (extra.length) {
    body.bookingFieldsResponses = Object.fromEntries(extra);
  }
  const made = [(await request('/v2/bookings', {method: 'POST', headers: BOOKINGS, body})).data].flat();
  made.forEach(booking => booked.set(booking.uid, booking));
  showBooked(made[0].uid);
  say(`Booked: ${made[0].title}, ${whenText(made[0].start)}, ${made[0].status}`);
}

async function move(start) {
  const before = moving;
  const body = {start: new Date(start).toISOString(), ...seat(before)};
  const moved = (await request(`/v2/bookings/${encodeURIComponent(before.uid)}/reschedule`, {method: 'POST', headers: BOOKINGS, body})).data;
  booked.delete(before.uid);
  booked.set(moved.uid, moved);
  stopMoving();
  showBooked(moved.uid);
  say(`Moved: ${moved.title} is ${whenText(moved.start)}`);
}

async function cancel(booking, button) {
  button.disabled = true;
  try {
    const body = {cancellationReason: 'Cancelled in the sandbox console', ...seat(booking)};
    await request(`/v2/bookings/${encodeURIComponent(booking.uid)}/cancel`, {method: 'POST', headers: BOOKINGS, body});
    booked.set(booking.uid, {...booking, status: 'cancelled'});
    if (moving?.uid === booking.uid) {
      stopMoving();
    }
    showBooked(booking.uid);
    say(`Cancelled: ${booking.title}`);
    showSlots();
  } catch (error) {
    button.disabled = false;
    say(`Not cancelled: ${error.message}`, true);
  }
}

const seat = booking => booking.seatUid ? {seatUid: booking.seatUid} : {};

function startMoving(booking) {
  moving = booking;
  clearErrors();
  const eventType = eventTypes.find(candidate => candidate.id === booking.eventTypeId);
  byId('form-title').textContent = `Move: ${booking.title}`;
  byId('form-hint').textContent = `It is ${whenText(booking.start)}. Choose another slot.`;
  byId('submit').textContent = 'Move';
  for (const id of ['what', 'who', 'extra']) {
    byId(id).hidden = true;
  }
  byId('stop-moving').hidden = false;
  if (eventType) {
    byId('owner').value = eventType.owner;
    showEventTypes();
    byId('event-type').value = eventType.id;
    showEventType();
  }
  byId('date').focus();
}

function stopMoving() {
  moving = null;
  clearErrors();
  byId('form-title').textContent = 'Book a slot';
  byId('form-hint').textContent = 'Uses the API without a key, as a booking page does. The overview shows the calls.';
  byId('submit').textContent = 'Book';
  for (const id of ['what', 'who', 'extra']) {
    byId(id).hidden = false;
  }
  byId('stop-moving').hidden = true;
}

function card(booking) {
  const over = booking.status === 'cancelled' || booking.status === 'rejected';
  const moveButton = element('button', {type: 'button', 'aria-label': `Move ${booking.title}`}, 'Move');
  moveButton.addEventListener('click', () => startMoving(booking));
  const cancelButton = element('button', {type: 'button', 'aria-label': `Cancel ${booking.title}`}, 'Cancel');
  cancelButton.addEventListener('click', () => cancel(booking, cancelButton));
  return element('li', {'data-uid': booking.uid, tabindex: '-1'},
    element('p', {class: 'card-title'}, booking.title, ' ', element('span', {class: `tag b-${booking.status}`}, booking.status)),
    element('p', {}, `${whenText(booking.start)} (${chosenZone()})`),
    element('p', {class: 'second mono'}, booking.uid),
    over ? null : element('div', {class: 'buttons'}, moveButton, cancelButton));
}

/** Shows the bookings of this page, the newest first, and focuses one of them. */
function showBooked(uid) {
  byId('booked').replaceChildren(...[...booked.values()].reverse().map(card));
  byId('booked-none').hidden = booked.size > 0;
  byId('booked').querySelector(`[data-uid="${CSS.escape(uid)}"]`)?.focus();
}

// initialization

function zones() {
  const known = Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([ownZone, 'UTC', ...known])].sort();
}

async function start() {
  options(byId('zone'), zones().map(zone => [zone, zone]), ownZone);
  try {
    const known = await request('/_sandbox/event-types');
    eventTypes = known.eventTypes;
    byId('date').min = dateIn(ownZone, known.now);
    byId('date').value = dateIn(ownZone, known.now);
    options(byId('owner'), [...new Set(eventTypes.map(eventType => eventType.owner))].map(owner => [owner, owner]));
    showEventTypes();
  } catch (error) {
    say(`The event types could not be loaded: ${error.message}`, true);
  }
}

byId('form').addEventListener('submit', submit);
byId('owner').addEventListener('change', showEventTypes);
byId('event-type').addEventListener('change', showEventType);
byId('length').addEventListener('change', showSlots);
byId('zone').addEventListener('change', showSlots);
byId('date').addEventListener('change', showSlots);
byId('stop-moving').addEventListener('click', () => {
  const kept = moving;
  stopMoving();
  showSlots();
  byId('booked').querySelector(`[data-uid="${CSS.escape(kept.uid)}"]`)?.focus();
});
byId('next-day').addEventListener('click', () => {
  byId('date').value = byId('next-day').dataset.day;
  showSlots().then(() => (document.querySelector('input[name=slot]') ?? byId('date')).focus());
});
start();
