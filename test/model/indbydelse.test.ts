// Who was invited, from what calendars and mail programs give: people with what stands beside them, never an address.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laesDeltagertekst, rensDeltagertekst } from '../../editor/model/deltagertekst.ts';
import { laesIndbydelse, somDeltagerlinjer } from '../../editor/model/indbydelse.ts';

const vis = (text: string) =>
  laesIndbydelse(text)?.personer.map(({ navn, initialer, rolle, organisation, afbud }) =>
    [navn, initialer ?? '', rolle, organisation, afbud ? 'afbud' : ''].join('|').replace(/\|+$/, ''),
  ) ?? null;

describe('Outlook', () => {
  it.each<[string, string, string[]]>([
    [
      'the lines of a meeting request',
      'Emne: Dialogmøde om kajen\nPlacering: Mødelokale 2\nArrangør: Karen Lyngdal\nPåkrævede deltagere: Eksempel, Bo (BOEK); Aase Øllgård\nValgfrie deltagere: Ib Sø (Kajkanten)\n\nHej alle, se vedhæftede: Nanna Bølgemark',
      ['Karen Lyngdal', 'Bo Eksempel|BOEK', 'Aase Øllgård', 'Ib Sø|||Kajkanten'],
    ],
    [
      'English, on one line',
      'Required: Bo Eksempel; Øllgård, Aase; Optional: Ib Sø',
      ['Bo Eksempel', 'Aase Øllgård', 'Ib Sø'],
    ],
    [
      'with tabs, as the tracking page gives it',
      'Required Attendees\tBo Eksempel (Ærøsted Kommune); Aase Øllgård (planchef)\nOptional Attendees\tIb Sø',
      ['Bo Eksempel|||Ærøsted Kommune', 'Aase Øllgård||planchef', 'Ib Sø'],
    ],
  ])('%s', (_, text, found) => {
    expect(vis(text)).toEqual(found);
  });
});

describe('a mail', () => {
  it.each<[string, string, string[]]>([
    [
      'Danish header',
      "Fra: Karen Lyngdal <kl@aeroested.example>\nSendt: 9. marts 2027 10:14\nTil: Bo Eksempel <bo@x.example>; Aase Øllgård <aase@y.example>\nCc: 'Ib Sø' <ib@y.example>\nEmne: Møde\n\nKære Bo",
      ['Karen Lyngdal', 'Bo Eksempel', 'Aase Øllgård', 'Ib Sø'],
    ],
    [
      'commas between addresses, names turned round in quotes',
      'To: "Eksempel, Bo" <bo@x.example>, Aase Øllgård <aase@y.example>, ib.soe@y.example',
      ['Bo Eksempel', 'Aase Øllgård', 'Ib Soe'],
    ],
    [
      'organisation behind a dash or in brackets',
      'Til: Bo Eksempel - Ærøsted Kommune <bo@x.example>; Aase Øllgård [Kajkanten] <a@y.example>',
      ['Bo Eksempel|||Ærøsted Kommune', 'Aase Øllgård|||Kajkanten'],
    ],
    [
      'bare addresses beside the names',
      'Bo Eksempel bo@x.example\nAase Øllgård, aase@y.example',
      ['Bo Eksempel', 'Aase Øllgård'],
    ],
    [
      'name, role, organisation, address',
      'Bo Eksempel, direktør, Kajkanten, bo@x.example',
      ['Bo Eksempel||direktør|Kajkanten'],
    ],
    ['in one case only', 'Til: BO EKSEMPEL <b@x.example>; aase øllgård <a@x.example>', ['Bo Eksempel', 'Aase Øllgård']],
    ['the same person twice', 'Til: Bo Eksempel <b@x.example>\nCc: Bo Eksempel <b2@x.example>', ['Bo Eksempel']],
  ])('%s', (_, text, found) => {
    expect(vis(text)).toEqual(found);
  });
});

describe('calendars', () => {
  it('iCalendar: folded lines, quoted names, rooms, those who said no', () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'ORGANIZER;CN=Karen Lyngdal:mailto:kl@aeroested.example',
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Eksempel, Bo (',
      ' BOEK)":mailto:bo@x.example',
      'ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED;CN=Aase Øllgård:MAILTO:aase@y.example',
      'ATTENDEE;CUTYPE=ROOM;CN="Mødelokale Kajen":mailto:rum2@aeroested.example',
      'ATTENDEE;CN=ib.soe@y.example:mailto:ib.soe@y.example',
      'DESCRIPTION:Kontakt Nanna Bølgemark',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    expect(vis(ics)).toEqual(['Karen Lyngdal', 'Bo Eksempel|BOEK', 'Aase Øllgård||||afbud', 'Ib Soe']);
    expect(laesIndbydelse(ics)?.rest).toEqual(['Mødelokale Kajen']);
  });

  it('Outlook’s list of answers, with its heads or without', () => {
    const text =
      'Navn\tDeltagelse\tSvar\r\nBo Eksempel (BOEK)\tMødearrangør\tIngen\r\nØllgård, Aase\tNødvendig deltager\tAccepteret\r\nIb Sø\tValgfri deltager\tAfvist\r\nLokale 2\tRessource\tAccepteret\r\n';
    expect(vis(text)).toEqual(['Bo Eksempel|BOEK', 'Aase Øllgård', 'Ib Sø||||afbud']);
    expect(laesIndbydelse(text)?.rest).toEqual(['Lokale 2']);
    expect(vis('Nødvendige deltagere: Bo Eksempel; Aase Øllgård')).toEqual(['Bo Eksempel', 'Aase Øllgård']);
    expect(vis('Bo Eksempel\tKajkanten\tformand')).toBeNull();
  });

  it('Google: a name, its address below, what each answered', () => {
    const text =
      '4 gæster\n2 ja, 1 afventer\nBo Eksempel\nbo@x.example\nArrangør\nAase Øllgård\naase@y.example\nValgfri\nib.soe@y.example\nborgerservice@aeroested.example\n';
    expect(vis(text)).toEqual(['Bo Eksempel', 'Aase Øllgård', 'Ib Soe']);
    expect(laesIndbydelse(text)?.rest).toEqual(['borgerservice']);
  });
});

it.each([
  'Fra boligselskaberne:\nKajkanten: Formand Bo Eksempel og direktør Ingrid Måneskov',
  'Deltagere: Bo Eksempel og Aase Øllgård',
  'Bo Eksempel, formand\nAase Øllgård',
  'Afbud: Bo Eksempel',
])('a typed list is no invitation: %s', (text) => {
  expect(laesIndbydelse(text)).toBeNull();
});

it('the lines for the list: an organisation to the line, roles before the names, regrets said', () => {
  const text =
    'Til: Bo Eksempel (formand) - Kajkanten <b@x.example>; Aase Øllgård <a@y.example>; Ib Sø (direktør) - Kajkanten <i@x.example>';
  expect(somDeltagerlinjer(laesIndbydelse(text)?.personer ?? [])).toBe(
    'Kajkanten: Formand Bo Eksempel og direktør Ib Sø\nAase Øllgård',
  );
});

it('no address ever comes through, whatever stands around it', () => {
  const piece = fc.constantFrom(
    'Bo Eksempel',
    ' <',
    '>',
    'bo.x@y.example',
    'mailto:',
    '; ',
    ', ',
    '\n',
    '(',
    ')',
    'Til: ',
    '"',
    "'",
    '[',
    ']',
    'Cc:\t',
    ' - ',
    'Øllgård, Aase',
    'å@æøå.example',
    'ATTENDEE;CN=',
    ':',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = pieces.join('');
      const read = laesIndbydelse(text);
      const said = read ? [somDeltagerlinjer(read.personer), ...read.rest].join('\n') : '';
      expect(said).not.toMatch(/\S@\S+\.\S/);
      const list = laesDeltagertekst(rensDeltagertekst(text));
      const lines = list.flatMap(({ navn, linjer }) => [
        navn ?? '',
        ...linjer.map((line) => line.map((one) => one.tekst).join('')),
      ]);
      expect(lines.join('\n')).not.toMatch(/[\p{L}\d]@[\p{L}\d]+\.[\p{L}\d]/u);
    }),
    { numRuns: 2000, seed: 20270309 },
  );
});
