// While many sign at once, signing costs a second of this machine's time (ALTCHA's protocol, no third party). The form works
// without this script: the server then asks to wait.
const form = document.querySelector("form[data-challenge]");

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ algorithm, challenge, salt, maxnumber, signature }) {
  const text = new TextEncoder();
  for (let number = 0; number <= maxnumber; number++)
    if (hex(await crypto.subtle.digest(algorithm, text.encode(salt + number))) === challenge)
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  return "";
}

async function prove() {
  const answer = await fetch(form.dataset.challenge);
  return answer.status === 200 ? solve(await answer.json()) : "";
}

if (form && globalThis.crypto?.subtle) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      form.elements.altcha.value = await prove();
    } finally {
      button.disabled = false;
      form.submit();
    }
  });
}
