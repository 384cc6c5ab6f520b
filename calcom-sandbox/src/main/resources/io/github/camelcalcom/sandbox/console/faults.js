// The injected faults, and the form that adds one.
import {byId, element, request, say} from './page.js';

let choices = [];

/** Returns a rule with a button that removes it. */
export function faultItem(fault, reload) {
  const remove = element('button', {type: 'button', class: 'small', 'data-key': fault.number, 'aria-label': `Remove the fault ${fault.description}`}, 'Remove');
  remove.addEventListener('click', async () => {
    await act(`/_sandbox/faults/${fault.number}/remove`, {}, `Removed: ${fault.description}`);
    await reload();
    byId('fault-kind').focus();
  });
  return element('li', {class: fault.spent ? 'row faint' : 'row'},
    element('span', {class: 'what'}, element('span', {class: 'headline'}, fault.description),
      element('span', {class: 'second'}, `Occurred ${fault.fired} of ${fault.matched} times${fault.spent ? ', over' : ''}`)),
    remove);
}

async function act(path, body, done) {
  try {
    await request(path, {method: 'POST', body});
    say(done);
    return true;
  } catch (error) {
    say(error.message, true);
    return false;
  }
}

const chosen = () => choices.find(choice => choice.name === byId('fault-kind').value);

function showValue() {
  const choice = chosen();
  byId('fault-value-label').hidden = choice.value === 'NONE';
  byId('fault-value-name').textContent = choice.value === 'STATUS' ? 'Status' : 'Seconds';
  byId('fault-value').min = choice.least;
  byId('fault-value').max = choice.most;
  byId('fault-value').value = choice.usual;
  byId('fault-operation-label').hidden = choice.webhook;
}

function showError(text, field) {
  for (const other of document.querySelectorAll('#fault-form [aria-invalid]')) {
    other.removeAttribute('aria-invalid');
  }
  byId('fault-error').textContent = text;
  if (field) {
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }
}

async function inject(event, reload) {
  event.preventDefault();
  const choice = chosen();
  const value = byId('fault-value');
  const times = byId('fault-times');
  if (choice.value !== 'NONE' && !(value.value && value.checkValidity())) {
    showError(`${byId('fault-value-name').textContent}: a number from ${choice.least} to ${choice.most}`, value);
    return;
  }
  if (!times.checkValidity()) {
    showError('Times: a number of at least 1, or none', times);
    return;
  }
  const body = {fault: choice.name, value: Number(value.value), times: Number(times.value), operation: choice.webhook ? '' : byId('fault-operation').value.trim()};
  try {
    const rule = await request('/_sandbox/faults', {method: 'POST', body});
    showError('');
    say(`Injected: ${rule.description}`);
    await reload();
  } catch (error) {
    showError(error.message, error.message.includes('operation') ? byId('fault-operation') : undefined);
  }
}

/** Fills the form. */
export async function startFaults(reload) {
  byId('fault-kind').addEventListener('change', showValue);
  byId('fault-form').addEventListener('submit', event => inject(event, reload));
  byId('faults-clear').addEventListener('click', async () => {
    await act('/_sandbox/faults/clear', {}, 'All faults were removed');
    await reload();
    byId('fault-kind').focus();
  });
  try {
    const known = await request('/_sandbox/fault-choices');
    choices = known.faults;
    byId('fault-kind').replaceChildren(...choices.map(choice => element('option', {value: choice.name}, choice.label)));
    byId('operations').replaceChildren(...known.operations.map(operation => element('option', {value: operation})));
    showValue();
  } catch (error) {
    showError(`The faults could not be loaded: ${error.message}`);
  }
}
