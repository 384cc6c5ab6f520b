// Shared by both pages. Data of the sandbox is inserted as text and never as markup.

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const clockFormat = new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeStyle: 'medium'});
const momentFormat = new Intl.DateTimeFormat(undefined, {weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit'});
const timeFormat = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit', second: '2-digit'});

export const clockText = instant => clockFormat.format(new Date(instant));
export const momentText = instant => momentFormat.format(new Date(instant));
export const timeText = instant => timeFormat.format(new Date(instant));

export const byId = id => document.getElementById(id);

/** Creates an element with attributes and children, which are elements or texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined)
    .map(child => child instanceof Node ? child : document.createTextNode(String(child))));
  return made;
}

/** Returns the JSON of an answer. An error status becomes an error with its message. */
export async function request(path, {method = 'GET', body, headers = {}} = {}) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? headers : {...headers, 'Content-Type': 'application/json'},
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
  });
  const text = await response.text();
  let answer;
  try {
    answer = text ? JSON.parse(text) : {};
  } catch {
    throw new Error(`Status ${response.status}, and the answer is not JSON`);
  }
  if (!response.ok || answer.status === 'error') {
    throw new Error(messageOf(answer) || `Status ${response.status}`);
  }
  return answer;
}

function messageOf(answer) {
  const error = answer.error;
  if (typeof error === 'string') {
    return answer.message ? [answer.message].flat().join(', ') : error;
  }
  return error?.message || (answer.message && [answer.message].flat().join(', '));
}

/** Copies a text, and says so. */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied`);
  } catch {
    say(`${what} could not be copied: the browser allows it at localhost and over HTTPS only`, true);
  }
}

const MILLIS_SAID = 10_000;
let silence;

/** Shows a message, also to screen readers. */
export function say(text, isError = false) {
  const message = byId('message');
  message.textContent = text;
  message.dataset.state = isError ? 'error' : 'done';
  clearTimeout(silence);
  silence = setTimeout(() => message.replaceChildren(), MILLIS_SAID);
}

for (const place of document.querySelectorAll('[data-zone]')) {
  place.textContent = zone;
}
