// Signing in again over the page (rule C7): the text stays where it is, and nothing of it is lost.
import { tekster } from './tekster.ts';

interface Hvem {
  readonly id: string;
  readonly navn: string;
}

/** So long without a key is a pause. */
const PAUSE = 1500;

/** Shows the dialog until the one who wrote has signed in; resolves then. Another may not go on with their text. */
export async function logIndIgen(hvem: Hvem): Promise<void> {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  const form = document.createElement('form');
  const title = document.createElement('h2');
  title.textContent = tekster.login.titel;
  title.id = 'login-titel';
  dialog.setAttribute('aria-labelledby', title.id);
  const text = document.createElement('p');
  text.textContent = tekster.login.tekst(hvem.navn);
  const error = document.createElement('p');
  error.className = 'fejl';
  error.setAttribute('role', 'alert');
  const name = field('brugernavn', tekster.login.bruger, 'text', 'username');
  const password = field('adgangskode', tekster.login.kode, 'password', 'current-password');
  const button = document.createElement('button');
  button.className = 'button button-primary';
  button.textContent = tekster.login.knap;
  const actions = document.createElement('p');
  actions.className = 'handlinger';
  actions.append(button);
  form.append(title, text, name.label, password.label, error, actions);
  dialog.append(form);
  await pauseITastningen();
  document.body.append(dialog);
  dialog.showModal();
  name.input.focus();
  return new Promise((resolve) => {
    // Esc would leave a page that cannot save and does not say so.
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      error.textContent = '';
      button.disabled = true;
      const refused = await post(name.input.value, password.input.value, hvem);
      button.disabled = false;
      if (refused === null) {
        dialog.close();
        dialog.remove();
        resolve();
        return;
      }
      error.textContent = refused;
      password.input.select();
    });
  });
}

/** In the middle of a sentence the next letters would go into the dialog and be lost: the sentence may be ended first. */
function pauseITastningen(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      removeEventListener('keydown', again, true);
      resolve();
    };
    let timer = setTimeout(done, PAUSE);
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(done, PAUSE);
    };
    addEventListener('keydown', again, true);
  });
}

/** Null when it succeeded, else what to tell. */
async function post(brugernavn: string, adgangskode: string, { id, navn }: Hvem): Promise<string | null> {
  const headers = { accept: 'application/json' };
  try {
    const body = new URLSearchParams({ brugernavn, adgangskode });
    const answer = await fetch('/session', { method: 'POST', headers, body });
    if (answer.ok) {
      const { bruger }: { bruger: string } = await answer.json();
      if (bruger === id) return null;
      await fetch('/session/slut', { method: 'POST', headers });
      return tekster.login.anden(navn);
    }
    const { message }: { message: string } = await answer.json();
    return message;
  } catch {
    return tekster.login.intetNet;
  }
}

function field(
  name: string,
  text: string,
  type: string,
  autocomplete: AutoFill,
): {
  label: HTMLLabelElement;
  input: HTMLInputElement;
} {
  const label = document.createElement('label');
  label.className = 'form-label felt';
  const input = document.createElement('input');
  Object.assign(input, { name, type, autocomplete, required: true, className: 'form-input' });
  label.append(text, input);
  return { label, input };
}
