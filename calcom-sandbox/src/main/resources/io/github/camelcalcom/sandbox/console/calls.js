// The list of calls. Each call opens to its request, its answer and the reason of its failure.
import {byId, element, momentText, timeText} from './page.js';
import {loadInto, messageParts, statusTag} from './details.js';

const MILLIS_BETWEEN_COUNTS = 3000;

const calls = new Map();
const items = new Map();
let mostCalls = 200;
let paused = false;
let pending = new Map();

const isFailed = call => Boolean(call.reason);

function summary(call) {
  const status = call.answered || (call.fault ? 'none' : '…');
  return [
    element('span', {class: 'number'}, call.number),
    element('span', {class: 'moment', title: momentText(call.time)}, timeText(call.time)),
    statusTag(status, call.answered ? Math.floor(call.answered / 100) : call.fault ? 5 : 0),
    element('span', {class: 'what'},
      element('span', {class: 'headline'}, element('span', {class: 'method'}, call.method), ' ', call.operation ?? 'no route',
        call.fault ? element('span', {class: 'tag s5 fault-tag'}, 'fault') : null),
      element('span', {class: 'second mono'}, call.uri),
      call.reason ? element('span', {class: 'reason'}, call.reason) : null),
    element('span', {class: 'took'}, call.milliseconds < 0 ? '' : `${call.milliseconds} ms`),
  ];
}

function detail(call) {
  if (!call.request) {
    return [element('p', {class: 'none'}, `Headers and bodies are kept for the last ${mostCalls} calls.`)];
  }
  return [
    call.reason ? element('p', {class: 'why'}, element('strong', {}, 'Why: '), call.reason) : null,
    element('div', {class: 'sides'},
      messageParts('Request', `${call.method} ${call.uri}`, call.request),
      call.answer ? messageParts('Answer', `Status ${call.answered}`, call.answer)
        : element('section', {}, element('h3', {}, 'Answer'), element('p', {class: 'none'}, 'No answer was sent.')),
      call.execution ? messageParts('Result of the execution, not sent', `Status ${call.executed}`, call.execution) : null),
  ];
}

function show(call) {
  let item = items.get(call.number);
  if (!item) {
    const body = element('div', {class: 'body'});
    const disclosure = element('details', {}, element('summary', {}), body);
    item = element('li', {'data-number': call.number}, disclosure);
    disclosure.addEventListener('toggle', () => disclosure.open && loadInto(body, `/_sandbox/calls/${call.number}`, detail));
    items.set(call.number, item);
    const next = [...byId('calls').children].find(other => Number(other.dataset.number) < call.number);
    byId('calls').insertBefore(item, next ?? null);
  }
  const disclosure = item.firstChild;
  disclosure.firstChild.replaceChildren(...summary(call));
  disclosure.classList.toggle('failed', isFailed(call));
  if (disclosure.open) {
    loadInto(disclosure.lastChild, `/_sandbox/calls/${call.number}`, detail);
  }
}

function isWanted(call, words) {
  if (byId('calls-failed').checked && !isFailed(call)) {
    return false;
  }
  if (call.ofConsole && call.method === 'GET' && !byId('calls-console').checked) {
    return false;
  }
  const status = call.answered ? String(call.answered) : 'none';
  const text = `${call.number} ${call.method} ${call.operation ?? 'no route'} ${call.uri} ${status} ${status[0]}xx ${call.fault ?? ''} ${call.reason ?? ''}`.toLowerCase();
  return words.every(word => text.includes(word));
}

function filter() {
  const words = byId('calls-filter').value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const call of calls.values()) {
    const wanted = isWanted(call, words);
    shown += wanted ? 1 : 0;
    items.get(call.number).hidden = !wanted;
  }
  byId('calls-none').hidden = shown > 0;
  byId('calls-none').textContent = calls.size ? 'No call matches.' : 'No calls yet. They appear here as they arrive.';
  countSoon(shown);
}

let isCountDue = false;
let shownLast = 0;

/** Screen readers announce the count, so it changes at most every few seconds. */
function countSoon(shown) {
  shownLast = shown;
  if (!isCountDue) {
    isCountDue = true;
    count();
    setTimeout(() => {
      isCountDue = false;
      count();
    }, MILLIS_BETWEEN_COUNTS);
  }
}

function count() {
  const failed = [...calls.values()].filter(isFailed).length;
  const text = calls.size === 0 ? '' : `${shownLast} of the last ${calls.size}, ${failed} failed`;
  if (byId('calls-count').textContent !== text) {
    byId('calls-count').textContent = text;
  }
}

/** Shows calls that are new or have changed. */
export function takeCalls(changed) {
  if (paused) {
    changed.forEach(call => pending.set(call.number, call));
    byId('calls-pause').textContent = `Resume (${pending.size} new)`;
    return;
  }
  for (const call of changed) {
    calls.set(call.number, call);
    show(call);
  }
  const surplus = [...calls.keys()].sort((a, b) => a - b).slice(0, Math.max(0, calls.size - mostCalls));
  for (const number of surplus) {
    calls.delete(number);
    items.get(number).remove();
    items.delete(number);
  }
  filter();
}

/** Forgets the calls of another sandbox. */
export function forgetCalls(most) {
  mostCalls = most;
  calls.clear();
  items.clear();
  pending = new Map();
  byId('calls').replaceChildren();
  filter();
}

function pause() {
  paused = !paused;
  byId('calls-pause').setAttribute('aria-pressed', paused);
  byId('calls-pause').textContent = paused ? 'Resume' : 'Pause';
  if (!paused) {
    const missed = [...pending.values()];
    pending = new Map();
    takeCalls(missed);
  }
}

byId('calls-filter').addEventListener('input', filter);
byId('calls-failed').addEventListener('change', filter);
byId('calls-console').addEventListener('change', filter);
byId('calls-pause').addEventListener('click', pause);
