// Creates the database and loads the reference data of `data/`, when they are not there yet or changed: what a first start runs apart, to stay light.
import { prepare, type Told } from '../src/lib/server/start.ts';

const tell = (told: Told) =>
	new Promise<void>((resolve) => {
		if (process.send) process.send(told, undefined, {}, () => resolve());
		else resolve(console.log('say' in told ? told.say : told.message));
	});

// Whoever asked is gone: what is not committed was never there.
process.on('disconnect', () => process.exit(1));

try {
	await prepare(process.env, (sentence) => void tell({ say: sentence }));
} catch (error) {
	const { name, message, stack } = error as Error;
	if (name === 'Error' || name === 'TypeError') console.error(stack);
	await tell({ name, message });
	process.exitCode = 1;
}
process.removeAllListeners('disconnect');
if (process.connected) process.disconnect();
