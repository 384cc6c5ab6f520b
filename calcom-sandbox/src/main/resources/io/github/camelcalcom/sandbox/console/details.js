// Headers and bodies of calls and deliveries.
import {copy, element, request} from './page.js';

/** Returns a status as a label, coloured by its group: 2 for success, 4 and 5 for failure, 0 for neither. */
export function statusTag(status, group) {
  return element('span', {class: `tag status s${group}`}, status);
}

function headerRows(headers) {
  return element('dl', {class: 'headers'}, ...headers.map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value))));
}

/** Returns a request or an answer: its first line, headers and body. */
export function messageParts(title, line, message) {
  const text = message.json === undefined ? message.text : JSON.stringify(message.json, null, 2);
  const copyButton = element('button', {type: 'button', class: 'small', 'aria-label': `Copy the body: ${title}`}, 'Copy');
  copyButton.addEventListener('click', () => copy(text, 'Body'));
  return element('section', {'aria-label': title},
    element('h3', {}, title),
    element('p', {class: 'mono line'}, line),
    element('details', {class: 'inner'}, element('summary', {}, `Headers (${message.headers.length})`), headerRows(message.headers)),
    text ? element('div', {class: 'code'}, copyButton, element('pre', {tabindex: '0', 'aria-label': `Body: ${title}`}, text))
      : element('p', {class: 'none'}, 'No body.'),
    message.cut ? element('p', {class: 'hint'}, `Beginning of ${message.length} bytes.`) : null);
}

/** Loads data and shows it as elements. Keeps what was shown before until it is loaded. */
export async function loadInto(place, path, view) {
  if (!place.hasChildNodes()) {
    place.append(element('p', {class: 'none'}, 'Loading …'));
  }
  try {
    const data = await request(path);
    const text = JSON.stringify(data);
    if (place.dataset.shown !== String(text.length) || place.shownText !== text) {
      place.shownText = text;
      place.dataset.shown = text.length;
      place.replaceChildren(...view(data).filter(Boolean));
    }
  } catch (error) {
    place.replaceChildren(element('p', {class: 'error'}, `Could not be loaded: ${error.message}`));
  }
}
