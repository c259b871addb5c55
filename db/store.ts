// The store: one interface of whole, atomic, asynchronous operations (rule S3), one file per group of tables.
// Everyone but main and the tests sees only `Store`, so that another engine can stand beside SQLite.
import { type Bemaerkninger, bemaerkninger } from './bemaerkninger.ts';
import { type Bilagslister, bilag } from './bilag.ts';
import { type Brevhoveder, brevhoveder } from './brevhoveder.ts';
import { type Brugere, brugere } from './brugere.ts';
import { type Deltageradgang, deltageradgang } from './deltageradgang.ts';
import { type Deltagerkoder, deltagerkoder } from './deltagerkoder.ts';
import { type Dokumenter, dokumenter } from './dokumenter.ts';
import { type Egenpostkasse, egenpost } from './egenpost.ts';
import { type Filer, filer } from './filer.ts';
import { type Forkortelser, forkortelser } from './forkortelser.ts';
import { type Godkendelser, godkendelser } from './godkendelser.ts';
import { type GodkendteBilag, godkendteBilag } from './godkendtebilag.ts';
import { type Godkendtliste, godkendtliste } from './godkendtliste.ts';
import { type Haendelser, haendelser } from './haendelser.ts';
import { type Hoeringer, hoeringer } from './hoeringer.ts';
import { type Hoeringsbreve, hoeringsbreve } from './hoeringsbreve.ts';
import { type Journaler, journaler } from './journaler.ts';
import { type Kontroller, kontroller } from './kontroller.ts';
import { type Milepaele, milepaele } from './milepaele.ts';
import { type Modtagerlister, modtagerlister } from './modtagerlister.ts';
import { type Moededeltagere, moededeltagere } from './moededeltagere.ts';
import { type Noegler, noegler } from './noegler.ts';
import { type Noteboeger, noter } from './noter.ts';
import { assertDurable, type Database } from './open.ts';
import { type Oplaesninger, oplaesninger } from './oplaesninger.ts';
import { type Oprettelse, oprettelse } from './oprettelse.ts';
import { type Organer, organer } from './organer.ts';
import { type Reddetbakker, reddet } from './reddet.ts';
import { type Referater, referater } from './referater.ts';
import { type Referenter, referenter } from './referenter.ts';
import { type Sessioner, sessioner } from './sessioner.ts';
import type { Udefra } from './udefra.ts';
import { type Udgaaende, udgaaende } from './udgaaende.ts';
import { type Udseender, udseende } from './udseende.ts';
import { type Udsendelser, udsendelser } from './udsendelser.ts';
import { type Versioner, versioner } from './versioner.ts';
import { type Wordfiler, wordfiler } from './wordfiler.ts';

export interface Store
  extends Bemaerkninger,
    Bilagslister,
    Brevhoveder,
    Brugere,
    Deltageradgang,
    Deltagerkoder,
    Dokumenter,
    Egenpostkasse,
    Filer,
    Forkortelser,
    Godkendelser,
    GodkendteBilag,
    Godkendtliste,
    Haendelser,
    Hoeringer,
    Hoeringsbreve,
    Journaler,
    Kontroller,
    Milepaele,
    Modtagerlister,
    Moededeltagere,
    Noegler,
    Noteboeger,
    Oplaesninger,
    Oprettelse,
    Organer,
    Reddetbakker,
    Referater,
    Referenter,
    Sessioner,
    Udgaaende,
    Udsendelser,
    Udseender,
    Versioner,
    Wordfiler {
  /** Throws unless the database answers and every commit reaches the disk (S1). */
  checkHealth(): Promise<void>;
  close(): void;
}

export function sqliteStore(db: Database, udefra: Udefra): Store {
  return {
    ...bemaerkninger(db, udefra),
    ...bilag(db, udefra),
    ...brevhoveder(db, udefra),
    ...brugere(db, udefra),
    ...deltageradgang(db, udefra),
    ...deltagerkoder(db, udefra),
    ...dokumenter(db, udefra),
    ...egenpost(db, udefra),
    ...filer(db),
    ...forkortelser(db),
    ...godkendelser(db, udefra),
    ...godkendteBilag(db),
    ...godkendtliste(db),
    ...haendelser(db),
    ...hoeringer(db, udefra),
    ...hoeringsbreve(db, udefra),
    ...journaler(db, udefra),
    ...kontroller(db, udefra),
    ...milepaele(db, udefra),
    ...modtagerlister(db, udefra),
    ...moededeltagere(db),
    ...oplaesninger(db, udefra),
    ...noegler(db, udefra),
    ...noter(db),
    ...oprettelse(db, udefra),
    ...organer(db, udefra),
    ...reddet(db, udefra),
    ...referater(db, udefra),
    ...referenter(db, udefra),
    ...sessioner(db, udefra),
    ...udgaaende(db, udefra),
    ...udsendelser(db, udefra),
    ...udseende(db, udefra),
    ...versioner(db, udefra),
    ...wordfiler(db, udefra),
    async checkHealth() {
      assertDurable(db);
      db.prepare('SELECT max(id) FROM haendelse').get();
    },
    close: () => {
      db.close();
    },
  };
}
