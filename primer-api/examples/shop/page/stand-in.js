// A stand-in for Primer's checkout script, with the calls that the shop makes. It asks the shop's server for the session, as
// Primer's script asks Primer, and shows what it has got: the amount on its button comes from the session alone.
'use strict';

window.Primer = {
  async showUniversalCheckout(clientToken, options) {
    const container = document.querySelector(options.container);
    const box = make('div', 'stand-in');
    const order = make('p', 'stand-in-order');
    const parts = make('ul', 'stand-in-parts');
    const pay = make('button', 'stand-in-pay');
    const hint = make('p', 'soft');
    hint.textContent = 'A stand-in for Primer’s checkout. Nothing is charged.';
    pay.type = 'button';
    box.append(order, parts, pay, hint);

    let session;
    async function refresh() {
      const response = await fetch('stand-in/client-session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ clientToken }),
      });
      if (!response.ok) return false;
      session = await response.json();
      show();
      return true;
    }

    function show() {
      const format = new Intl.NumberFormat(options.locale, { style: 'currency', currency: session.currencyCode });
      const money = (minor) => format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
      order.textContent = `Order ${session.orderId}`;
      parts.replaceChildren(...(session.order.lineItems ?? []).map((line) => {
        const part = make('li');
        part.textContent = `${line.quantity} × ${line.name}`;
        return part;
      }));
      pay.textContent = `Pay ${money(session.amount)}`;
    }

    pay.addEventListener('click', () => {
      box.remove();
      options.onCheckoutComplete?.({ payment: { id: 'stand-in', orderId: session.orderId } });
    });

    if (!(await refresh())) throw new Error('the client session cannot be read');
    container.replaceChildren(box);
    return {
      async refreshClientSession() {
        options.onBeforeClientSessionUpdate?.();
        const refreshed = await refresh();
        if (refreshed) options.onClientSessionUpdate?.({ orderId: session.orderId, currencyCode: session.currencyCode, totalAmount: session.amount });
        return refreshed;
      },
      teardown() {
        box.remove();
      },
    };

    function make(name, kind = '') {
      const made = document.createElement(name);
      made.className = kind;
      return made;
    }
  },
};
