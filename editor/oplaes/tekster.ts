// What the view for reading out says.
export const tekster = {
  navn: 'Læs op',
  art: { konklusion: 'Konklusion', beslutning: 'Beslutning' },
  ingen: 'Der er ingen konklusion eller beslutning at læse op endnu.',
  laest: 'Er læst op',
  luk: 'Luk',
  forrige: 'Forrige',
  naeste: 'Næste',
  antal: (nu: number, alle: number) => `${nu} af ${alle}`,
  taster: '← → skifter · Enter: er læst op · Esc: tilbage til referatet',
  oplaest: (kl: string, navn: string) => `Oplæst ${kl}${navn === '' ? '' : ` af ${navn}`}`,
  aendret: (kl: string) => `Ændret efter oplæsning ${kl}`,
  venter: 'noteres, når der er forbindelse',
} as const;
