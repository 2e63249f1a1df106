import { Agent, request } from 'node:http';
import { p95, secondsSince } from './measure.ts';

/** What an address bore. */
export interface Load {
	/** Answers a second. */
	readonly aSecond: number;
	/** Milliseconds within which 95 answers in 100 came. */
	readonly p95: number;
	/** Bytes of one body over the wire. */
	readonly bytes: number;
}

const WARMING = 1; // seconds

/** Asks an address again and again, on connections kept open. Throws when an answer is not a success. */
export async function loadAddress(
	address: string,
	{ atOnce, seconds }: { atOnce: number; seconds: number }
): Promise<Load> {
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	try {
		await askDuring(address, { atOnce, seconds: WARMING, agent });
		const began = performance.now();
		const { times, bytes } = await askDuring(address, { atOnce, seconds, agent });
		const lasted = secondsSince(began);
		return { aSecond: times.length / lasted, p95: p95(times), bytes };
	} finally {
		agent.destroy();
	}
}

/** Asks each address once, `atOnce` at a time. */
export async function askEach(
	addresses: readonly string[],
	atOnce: number
): Promise<{ aSecond: number; p95: number }> {
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	const left = addresses.values();
	const times: number[] = [];
	const began = performance.now();
	const askOn = async () => {
		for (const address of left) {
			const asked = performance.now();
			await receive(address, agent);
			times.push(performance.now() - asked);
		}
	};
	try {
		await Promise.all(Array.from({ length: atOnce }, askOn));
	} finally {
		agent.destroy();
	}
	const lasted = secondsSince(began);
	return { aSecond: times.length / lasted, p95: p95(times) };
}

async function askDuring(
	address: string,
	{ atOnce, seconds, agent }: { atOnce: number; seconds: number; agent: Agent }
): Promise<{ times: number[]; bytes: number }> {
	const began = performance.now();
	const times: number[] = [];
	let bytes = 0;
	const askOnAndOn = async () => {
		while (secondsSince(began) < seconds) {
			const asked = performance.now();
			bytes = (await receive(address, agent)).body.length;
			times.push(performance.now() - asked);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, askOnAndOn));
	return { times, bytes };
}

/** Receives an answer as it comes over the wire, still packed. */
export function receive(
	address: string,
	agent?: Agent
): Promise<{ headers: string[]; body: Buffer }> {
	return new Promise((resolve, reject) => {
		const asking = request(address, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('error', reject);
			answer.on('end', () => {
				if (answer.statusCode !== 200)
					return reject(new Error(`${address} answered ${answer.statusCode}.`));
				resolve({ headers: lasting(answer.rawHeaders), body: Buffer.concat(chunks) });
			});
		});
		asking.on('error', reject);
		asking.end();
	});
}

/** The headers without those that belong to one connection, which each server writes for itself. */
function lasting(raw: readonly string[]): string[] {
	const ofConnection = /^(connection|keep-alive|transfer-encoding|content-length|date)$/i;
	return raw.filter((_, at) => !ofConnection.test(raw[at - (at % 2)]!));
}
