// The words of the parcel for the case system, of what a referat is filed under, and of the keys of other systems.

export const pakketekster = {
  titel: 'Pakke til sagssystemet',
  tekst: (udkast: boolean) =>
    `Én zip-fil med PDF, Word, tekst, Akoma Ntoso, data, bilag, journaloplysninger og en liste med aftryk. Er noget lukket, ligger den offentlige udgave i sin egen mappe.${udkast ? ' Alt i den er mærket »UDKAST«.' : ''}`,
  kvittering: 'Kvittering for godkendelsen.txt',
  udenData: 'Udgaven blev godkendt uden datafil, så pakken kan ikke laves.',

  journal: {
    titel: 'Journaloplysninger',
    tekst: 'Følger med pakken og kan læses af sagssystemet. De ændrer ikke referatet.',
    sagsnr: 'Sagsnr.',
    udenSagsnr: 'Står ikke i referatet',
    kle: 'KLE-nummer',
    kleHjaelp: 'Fx 00.22.02, eller skriv med ord.',
    facet: 'Facet',
    facetHjaelp: 'P35 er møder.',
    dato: 'Journaldato',
    gem: 'Gem',
    datoform: 'Skriv journaldatoen som år-måned-dag, fx 2027-03-09, eller lad feltet være tomt.',
    fremtid: 'Journaldatoen kan ikke ligge i fremtiden.',
  },
} as const;
