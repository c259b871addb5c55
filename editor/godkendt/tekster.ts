// What is said when somebody else moves the referat on while one has it open.

export const tekster = {
  status: {
    kladde: 'Kladde',
    kommentering: 'Til kommentering',
    godkendelse: 'Til godkendelse',
    godkendt: 'Godkendt',
    tilbagekaldt: 'Tilbagekaldt',
  },
  skiftet: (status: string) => `Referatet har fået ny status: ${status}.`,
  godkendt:
    'Referatet er blevet godkendt og kan ikke ændres længere. Det, du ikke nåede at få gemt, ligger under »Reddet tekst«.',
  tilbagekaldt: 'Referatet er kaldt tilbage og kan ikke ændres.',
  vis: 'Vis den godkendte udgave',
} as const;
