// Every word the writing page says, in one place. Sentences with something in them are functions.

export const tekster = {
  editor: 'Referatets tekst',
  pladsholder: {
    linje: {
      titel: 'Referat af møde den … om …',
      overskrift: 'Overskrift',
      gruppenavn: 'Fra …:',
      deltagerlinje: 'Organisation: rolle navn, rolle navn og rolle navn',
      dagsordenspunkt: 'Punkt på dagsordenen',
      faktum: 'Dato, tid eller sted',
      opgave: 'Hvem gør hvad inden hvornår?',
    },
    /** An empty only paragraph, by the part it stands in. */
    afsnit: {
      doc: 'Skriv her',
      sektion: 'Initialer og Tab, så begynder et indlæg',
      punkt: 'Initialer og Tab, så begynder et indlæg',
      indlaeg: 'Hvem taler? Initialer og Tab',
      konklusion: 'Hvad blev konklusionen?',
      dagsorden: 'Hvad skal mødet handle om?',
      deltagere: 'Hvem er med?',
      opfoelgning: 'Hvem gør hvad inden hvornår?',
      naestemoede: 'Hvornår mødes vi igen?',
      underskrift: 'Referentens navn',
    },
  },
  ukendt: 'Ukendt deltager',
} as const;
