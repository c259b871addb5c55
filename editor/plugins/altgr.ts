// AltGr writes letters on a Danish keyboard (@ £ $ { [ ] } | ~ \ €) and Windows says of it that Ctrl and Alt are down:
// such a key belongs to the browser alone, whatever it is.
import { Plugin } from 'prosemirror-state';

/** Must stand before every plugin that has keys. */
export function altgr(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        // Handled for ProseMirror, not prevented: the letter is typed, and nothing is triggered.
        keydown: (_view, event) => event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey),
      },
    },
  });
}
