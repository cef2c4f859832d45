// The page: it sends what the shopper wants, shows what the server makes of it, and tells Primer's checkout to follow.
'use strict';

const ADDRESS = ['firstName', 'lastName', 'addressLine1', 'postalCode', 'city', 'countryCode'];

const PICTURES = {
  'coffee-250': 'M14 10h20l3 6v24H11V16zM11 16h26M24 23c-4 1-6 9 0 12 6-3 4-11 0-12zM24 23v12',
  'mug-stone': 'M10 15h22v18a6 6 0 0 1-6 6H16a6 6 0 0 1-6-6zM32 19h3a5.5 5.5 0 0 1 0 11h-3M10 22h22',
  'filter-100': 'M8 14h32L29 38H19zM14 14l7 24M24 14v24M34 14l-7 24',
};

const at = (id) => document.getElementById(id);

/** The basket as the server has it. */
let state;
/** Primer's checkout, and the number of the session that it shows. */
let checkout = null;
let shown = null;
/** Whether the basket on the page is newer than the server's, and whether it is being sent. */
let newer = false;
let sending = false;

// ── The server ──

async function ask(method, path, body) {
  let response, answer;
  try {
    response = await fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    answer = await response.json();
  } catch {
    throw failure('The shop cannot be reached. Please try again.');
  }
  if (!response.ok) throw answer;
  return answer;
}

function failure(message) {
  return { message, fields: {} };
}

/** What the shopper wants. Prices are the server's. */
function wanted() {
  const quantities = {};
  for (const { id } of state.lines) {
    const text = at(id).value.trim();
    quantities[id] = Number(text); // nothing is 0
  }
  const address = Object.fromEntries(ADDRESS.map((name) => [name, at(name).value]));
  return { quantities, address };
}

/** Sends the basket until the server has the newest: one change at a time. */
async function send() {
  newer = true;
  if (sending) return;
  sending = true;
  busy(true);
  while (newer) {
    newer = false;
    await step(async () => {
      const changed = await ask('PUT', 'basket', wanted());
      record(changed.exchange);
      render(changed.state);
      await follow();
    });
  }
  busy(false);
  sending = false;
}

/** Nobody pays while the session is behind the basket on the page, as it stays after a failure. */
function busy(is) {
  at('checkout').inert = is || at('problem').hasChildNodes();
  at('total').ariaBusy = is;
}

async function step(action) {
  try {
    await action();
    showProblem(null);
  } catch (error) {
    const problem = 'fields' in error ? error : failure('Something is wrong with this page. Please load it again.');
    if (problem !== error) console.error(error);
    showProblem(problem);
    record(problem.exchange);
    if (problem.state) {
      render(problem.state);
      if (state.session !== shown) closeCheckout();
    }
  }
}

// ── Primer's checkout ──

/** Makes the checkout follow the session: opens it, refreshes it or closes it. */
async function follow() {
  at('idle').hidden = state.total > 0;
  if (state.total === 0) {
    closeCheckout();
  } else if (checkout && state.session === shown) {
    // The server has changed the session: the checkout has to ask for it again.
    if (!(await checkout.refreshClientSession())) {
      throw failure('The checkout could not be refreshed. Please load the page again.');
    }
  } else {
    closeCheckout();
    await openCheckout();
  }
}

async function openCheckout() {
  if (!window.Primer) throw failure('The payment form could not be loaded. Please load the page again.');
  const { clientToken, warnings, state: opened, exchange } = await ask('POST', 'checkout');
  record(exchange);
  render(opened);
  showWarnings(warnings);
  checkout = await Primer.showUniversalCheckout(clientToken, {
    container: '#checkout',
    locale: 'en-GB',
    onClientSessionUpdate(session) {
      show(element('li', `onClientSessionUpdate: ${money(session.totalAmount)}`, 'note'));
    },
    onCheckoutComplete({ payment }) {
      at('fields').disabled = true;
      at('paid').hidden = false;
      at('receipt').textContent = `Order ${payment.orderId} is paid.`;
      at('thanks').focus();
    },
  });
  shown = opened.session;
}

function closeCheckout() {
  if (checkout) checkout.teardown();
  checkout = null;
  shown = null;
}

// ── What is shown ──

function money(minor) {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency: state.currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** Shows the server's amounts. The fields stay the shopper's. */
function render(next) {
  state = next;
  for (const line of state.lines) {
    at(`price-${line.id}`).textContent = money(line.price * line.quantity);
    // Not `disabled`, which would take the focus away from the button that was pressed.
    at(`less-${line.id}`).ariaDisabled = Number(at(line.id).value) <= 0;
    at(`more-${line.id}`).ariaDisabled = Number(at(line.id).value) >= state.most;
  }
  const country = state.countries.find(([code]) => code === state.address.countryCode);
  at('destination').textContent = country ? country[1] : '…';
  at('delivery').textContent = money(state.delivery);
  if (at('total').textContent !== money(state.total)) at('total').textContent = money(state.total);
}

/** Builds the fields, once. */
function build(first) {
  state = first;
  for (const line of state.lines) at('lines').append(lineOf(line));
  for (const [code, name] of state.countries) at('countryCode').append(new Option(name, code));
  for (const name of ADDRESS) at(name).value = state.address[name];
  render(state);
}

function lineOf({ id, name, description, price, quantity }) {
  const line = at('line').content.cloneNode(true);
  const find = (selector) => line.querySelector(selector);
  find('path').setAttribute('d', PICTURES[id] ?? '');
  find('.name').textContent = name;
  find('.description').textContent = description;
  find('.each').textContent = `${money(price)} each`;
  find('.price').id = `price-${id}`;
  find('.stepper').setAttribute('aria-label', name);
  const input = find('input');
  Object.assign(input, { id, value: quantity, max: state.most });
  input.setAttribute('aria-label', `Quantity of ${name}`);
  for (const [selector, label, by] of [['.less', 'One less', -1], ['.more', 'One more', 1]]) {
    const button = find(selector);
    button.id = `${selector.slice(1)}-${id}`;
    button.setAttribute('aria-label', `${label}: ${name}`);
    button.addEventListener('click', () => {
      if (button.ariaDisabled === 'true') return;
      input.value = Math.min(state.most, Math.max(0, Number(input.value) + by));
      send();
    });
  }
  return line;
}

function showProblem(problem) {
  for (const field of document.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
  }
  document.querySelectorAll('.wrong').forEach((message) => message.remove());
  const box = at('problem');
  if (box.contains(document.activeElement)) at('basket').focus();
  box.replaceChildren();
  if (!problem) return;
  box.append(element('p', problem.message));
  if (problem.reference) box.append(element('p', `Reference for support: ${problem.reference}`, 'soft'));
  const fields = Object.entries(problem.fields);
  for (const [id, rule] of fields) markField(at(id), `${labelOf(at(id))} ${rule}.`);
  if (fields.length === 0) {
    const retry = element('button', 'Try again');
    retry.type = 'button';
    retry.addEventListener('click', send);
    box.append(retry);
  }
}

function markField(field, text) {
  if (!field) return;
  const message = element('span', text, 'wrong');
  message.id = `wrong-${field.id}`;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', message.id);
  const line = field.closest('.line') ?? field.parentElement;
  line.append(message);
}

function labelOf(field) {
  return field?.labels?.[0]?.textContent ?? field?.getAttribute('aria-label') ?? '';
}

function showWarnings(warnings) {
  const list = [warnings ?? []].flat();
  at('warned').textContent = list.length === 0 ? 'no warnings' : `warnings: ${list.length}`;
  at('warnings').replaceChildren(...list.map((it) => element('li', it.message ?? String(it))));
}

function record(exchange) {
  if (!exchange) return;
  const item = at('exchange').content.cloneNode(true);
  const set = (name, text) => (item.querySelector(`.${name}`).textContent = text);
  set('method', exchange.method);
  set('path', exchange.path);
  set('status', exchange.outcome);
  set('time', `${exchange.milliseconds} ms`);
  set('request', JSON.stringify(exchange.request, null, 2));
  set('response', JSON.stringify(exchange.response, null, 2));
  item.querySelector('.status').classList.toggle('bad', exchange.outcome !== '200');
  at('version').textContent = exchange.version;
  show(item);
}

/** Shows the latest first, and not too many. */
function show(item) {
  const list = at('exchanges');
  list.prepend(item);
  while (list.children.length > 12) list.lastElementChild.remove();
}

function element(name, text, kind = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = kind;
  return made;
}

// ── The start ──

at('basket').addEventListener('change', send);
at('basket').addEventListener('submit', (event) => event.preventDefault());
at('again').addEventListener('click', () => step(async () => {
  await ask('DELETE', 'basket');
  location.reload();
}));

step(async () => {
  build(await ask('GET', 'basket'));
  await follow();
});
