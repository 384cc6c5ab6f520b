'use strict';

const REFRESH_MILLIS = 2000;
const eventTypes = document.getElementById('event-types');
const day = document.getElementById('day');
const message = document.getElementById('message');

function element(name, text) {
  const created = document.createElement(name);
  created.textContent = text;
  return created;
}

function button(text, action) {
  const created = element('button', text);
  created.type = 'button';
  created.addEventListener('click', action);
  return created;
}

async function json(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.json();
}

/* Returns whether the request succeeded, and shows the text of a failure. */
async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  if (!response.ok) {
    message.textContent = await response.text();
  }
  return response.ok;
}

async function book(start) {
  const booked = await post('/bookings', {
    start, eventTypeId: Number(eventTypes.value),
    attendee: { name: 'Ada Lovelace', email: 'ada@example.com', timeZone: 'Europe/London' },
  });
  if (booked) {
    message.textContent = 'Booked ' + new Date(start).toLocaleString();
  }
  await Promise.all([showSlots(), showTable()]);
}

async function cancel(uid) {
  if (await post('/bookings/' + encodeURIComponent(uid) + '/cancel', {})) {
    message.textContent = 'Cancelled';
  }
  await Promise.all([showSlots(), showTable()]);
}

function slotButton(slot) {
  const created = button(new Date(slot.start).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }), () => book(slot.start));
  created.dataset.start = slot.start;
  return created;
}

async function showSlots() {
  const next = new Date(day.value + 'T00:00:00Z');
  next.setUTCDate(next.getUTCDate() + 1);
  const days = await json('/slots?eventTypeId=' + eventTypes.value + '&start=' + day.value + '&end=' + next.toISOString().slice(0, 10));
  const slots = days[day.value] || [];
  document.getElementById('slots').replaceChildren(...(slots.length === 0 ? [element('p', 'No slot is free on this day.')]
    : slots.map(slotButton)));
}

function cell(label, text) {
  const created = element('td', text);
  created.dataset.label = label;
  return created;
}

function bookingRow(booking) {
  const start = new Date(booking.STARTS).toLocaleString();
  const row = document.createElement('tr');
  const action = document.createElement('td');
  if (booking.STATUS !== 'cancelled') {
    const created = button('Cancel', () => cancel(booking.UID));
    created.setAttribute('aria-label', `Cancel the booking of ${start}`);
    action.append(created);
  }
  row.append(cell('Start', start), cell('Title', booking.TITLE), cell('Status', booking.STATUS), cell('Last change', booking.LAST_CHANGE), action);
  return row;
}

async function showTable() {
  const [bookings, deliveries] = await Promise.all([json('/table'), json('/deliveries')]);
  document.getElementById('bookings').replaceChildren(...bookings.map(bookingRow));
  document.getElementById('bookings-none').hidden = bookings.length > 0;
  document.getElementById('deliveries-none').hidden = deliveries.length > 0;
  document.getElementById('deliveries').replaceChildren(...deliveries.map((delivery) =>
    element('li', delivery.TRIGGER_EVENT + ' ' + delivery.BOOKING_UID)));
}

async function refresh() {
  try {
    await showTable();
  } catch (error) {
    message.textContent = 'The application does not answer: ' + error.message;
  }
  setTimeout(refresh, REFRESH_MILLIS);
}

async function start() {
  const tomorrow = new Date();
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  day.value = tomorrow.toISOString().slice(0, 10);
  try {
    for (const eventType of await json('/event-types')) {
      const option = element('option', eventType.title);
      option.value = eventType.id;
      eventTypes.append(option);
    }
    await showSlots();
  } catch (error) {
    message.textContent = 'The slots cannot be read: ' + error.message;
  }
  eventTypes.addEventListener('change', showSlots);
  day.addEventListener('change', showSlots);
  refresh();
}

start();
