// The first import of every entry point (server/main.ts, scripts/*.ts): refuses any other Node than the pinned one,
// before a native module can crash on it. A `node` typed by hand is the machine's own; npm scripts use the pinned one.

const [major] = process.versions.node.split('.');
if (major !== '24') {
  process.stderr.write(
    `Referat kører på Node 24, men dette er Node ${process.versions.node}: brug »npm start« eller »npm run referat -- …«, som selv henter den rigtige.\n`,
  );
  process.exit(2);
}
