// The web application: middleware and the table of routes. Knows no port, no file of the database and no clock of its own.
import express, { type Express, type RequestHandler } from 'express';
import { AppError } from '../editor/model/fejl.ts';
import { sikkerhedsheaders } from './access/headers.ts';
import { erEgen } from './access/oprindelse.ts';
import { type Config, isLoopback } from './config.ts';
import type { Deps } from './deps.ts';
import { errorHandler, notFound } from './errors.ts';
import { fejlside } from './pages/fejl.ts';
import { type Route, register, type Vagt } from './route.ts';
import { aftrykskontrol } from './routes/aftryk.ts';
import { api } from './routes/api.ts';
import { assets } from './routes/assets.ts';
import { bemaerkninger } from './routes/bemaerkninger.ts';
import { bilag } from './routes/bilag.ts';
import { brevhoveder } from './routes/brevhoveder.ts';
import { dokument } from './routes/dokument.ts';
import { egenpost } from './routes/egenpost.ts';
import { ejerskab } from './routes/ejerskab.ts';
import { eksport } from './routes/eksport.ts';
import { eksportside } from './routes/eksportside.ts';
import { filer } from './routes/filer.ts';
import { forkortelser } from './routes/forkortelser.ts';
import { godkendelse } from './routes/godkendelse.ts';
import { healthz } from './routes/healthz.ts';
import { historik } from './routes/historik.ts';
import { hjaelp } from './routes/hjaelp.ts';
import { hoering } from './routes/hoering.ts';
import { importer } from './routes/import.ts';
import { indstillinger } from './routes/indstillinger.ts';
import { kontrol } from './routes/kontrol.ts';
import { modtagerlister } from './routes/modtagerlister.ts';
import { naervaer } from './routes/naervaer.ts';
import { noegler } from './routes/noegler.ts';
import { noter } from './routes/noter.ts';
import { nyhoering } from './routes/nyhoering.ts';
import { oplaesning } from './routes/oplaesning.ts';
import { overblik } from './routes/overblik.ts';
import { pakke } from './routes/pakke.ts';
import { reddet } from './routes/reddet.ts';
import { referater } from './routes/referater.ts';
import { session } from './routes/session.ts';
import { skal } from './routes/skal.ts';
import { start } from './routes/start.ts';
import { steps } from './routes/steps.ts';
import { stream } from './routes/stream.ts';
import { tidligere } from './routes/tidligere.ts';
import { udgaver } from './routes/udgaver.ts';
import { udkast } from './routes/udkast.ts';
import { udkastadgang } from './routes/udkastadgang.ts';
import { udseende } from './routes/udseende.ts';
import { udsendelse } from './routes/udsendelse.ts';
import { udsendelser } from './routes/udsendelser.ts';
import { versioner } from './routes/versioner.ts';
import { wordudkast } from './routes/wordudkast.ts';

/** Every route of the server. */
export function allRoutes(deps: Deps): readonly Route[] {
  return [
    ...healthz(deps),
    ...assets(),
    ...skal(),
    ...start(deps),
    ...session(deps),
    ...overblik(deps),
    ...referater(deps),
    ...ejerskab(deps),
    ...importer(deps),
    ...dokument(deps),
    ...steps(deps),
    ...aftrykskontrol(deps),
    ...stream(deps),
    ...naervaer(deps),
    ...bemaerkninger(deps),
    ...noter(deps),
    ...reddet(deps),
    ...versioner(deps),
    ...tidligere(deps),
    ...oplaesning(deps),
    ...filer(deps),
    ...bilag(deps),
    ...historik(deps),
    ...kontrol(deps),
    ...nyhoering(deps),
    ...hoering(deps),
    ...godkendelse(deps),
    ...pakke(deps),
    ...udgaver(deps),
    ...udsendelse(deps),
    ...udsendelser(deps),
    ...eksportside(deps),
    ...egenpost(deps),
    ...eksport(deps),
    ...indstillinger(deps),
    ...brevhoveder(deps),
    ...noegler(deps),
    ...api(deps),
    ...udseende(deps),
    ...forkortelser(deps),
    ...modtagerlister(deps),
    ...hjaelp(deps),
    ...udkastadgang(deps),
    ...udkast(deps),
    ...wordudkast(deps),
  ];
}

export function createApp(deps: Deps, vagt: Vagt): Express {
  const { config, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', [...config.proxies]);
  app.use(guard(config));
  register(app, allRoutes(deps), vagt);
  app.use(notFound);
  app.use(errorHandler(log, fejlside));
  return app;
}

/** Headers of every answer, and a refusal of what another site made the browser send. */
function guard({ sikker, url }: Config): RequestHandler {
  const headers = new Map(sikkerhedsheaders(sikker));
  return (req, res, next) => {
    res.setHeaders(headers);
    const host = req.get('host') ?? '';
    // Without an address of its own the server is this machine's only: a foreign name that points at 127.0.0.1
    // (DNS rebinding) is not it.
    if (!url && !isLoopback(host.replace(/:\d+$/, '')))
      throw new AppError('ikke-tilladt', 'Referat kan kun nås på maskinens egen adresse.');
    const herkomst = {
      method: req.method,
      site: req.get('sec-fetch-site'),
      origin: req.get('origin'),
      egen: url ? url.origin : `http://${host}`,
      // The page behind a personal link says "no-referrer", and its form then comes from nowhere in older browsers.
      udenHenviser: req.path.startsWith('/k/'),
    };
    if (!erEgen(herkomst)) throw new AppError('ikke-tilladt', 'Forespørgslen kom fra et andet websted og blev afvist.');
    next();
  };
}
