// The words of the page of keys. The keys themselves are bound by the editor.

export const taster = {
  titel: 'Taster',
  indledning: 'Alt kan også gøres med musen. Der er ingen taster, som kræver AltGr.',
  kolonner: ['Tast', 'Virkning'],
  grupper: [
    {
      navn: 'Mens mødet kører',
      taster: [
        ['initialer + Tab', 'Taler: først i et afsnit, med initialer eller de første bogstaver af navnet'],
        ['bogstaver + Tab', 'Udsagnsord efter taleren: »red« bliver til »redegjorde for«'],
        ['Enter', 'Nyt afsnit i samme indlæg'],
        ['Ctrl + Enter', 'Nyt indlæg. Enter i et tomt afsnit gør det samme'],
        ['Tilbage', 'Først i et afsnit: ophæver først opdelingen, siden teksten'],
        ['F2', 'Skift taler i dette indlæg'],
        ['F8', 'Gå til næste ???'],
        [
          'Esc',
          'Lukker det, der er åbent; ellers kommandoer med almindelige ord: punkt, beslutning, konklusion, opgave, afbud, note, parkér, referent …',
        ],
      ],
    },
    {
      navn: 'Teksten',
      taster: [
        ['Ctrl + B', 'Fed'],
        ['Ctrl + I', 'Kursiv'],
        ['Ctrl + K', 'Link'],
        ['Skift + Enter', 'Linjeskift i afsnittet'],
        ['Alt + ↑ eller Alt + ↓', 'Flyt afsnittet eller punktet op eller ned'],
        ['Alt + Skift + → eller Alt + Skift + ←', 'Ryk listens linje eller afsnittet ind eller ud'],
        ['Ctrl + Skift + 8 eller Ctrl + Skift + 7', 'Punktliste, nummereret liste'],
        ['Ctrl + Z', 'Fortryd. Gælder alt, også et skift af taler'],
        ['Ctrl + Y', 'Gendan'],
        ['Ctrl + F', 'Find'],
        ['Ctrl + H', 'Find og erstat'],
      ],
    },
    {
      navn: 'Siden',
      taster: [
        ['F9', 'Vis eller skjul ruderne ved siden af teksten'],
        ['Tab', 'I en tabel: næste celle. Ellers, og altid efter Esc: videre til det næste på siden'],
        ['Skift + Tab', 'Tilbage til det forrige på siden'],
      ],
    },
  ],
} as const;
