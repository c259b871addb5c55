// The tabs of this browser tell each other that somebody signed out (C2b).

const kanal = 'referat:log-ud';

/** Calls back when the person signs out in another tab. */
export function naarLoggetUd(bruger: string, callback: () => void): void {
  new BroadcastChannel(kanal).addEventListener('message', ({ data }) => {
    if (data === bruger) callback();
  });
}

export function fortaelLoggetUd(bruger: string): void {
  const channel = new BroadcastChannel(kanal);
  channel.postMessage(bruger);
  channel.close();
}
