import pg from 'pg';
import type { Listener } from './open.ts';

const AGAIN_AFTER = 1_000; // milliseconds before a cut line is opened again

/** One connection to a PostgreSQL server that only listens; opened again whenever it is cut. */
export class ServerEar {
	readonly #url: string;
	readonly #channel: string;
	readonly #listener: Listener;
	#client: pg.Client | undefined;
	#timer: NodeJS.Timeout | undefined;
	#closed = false;

	constructor(url: string, channel: string, listener: Listener) {
		this.#url = url;
		this.#channel = channel;
		this.#listener = listener;
	}

	async open(): Promise<void> {
		const client = new pg.Client({
			connectionString: this.#url,
			application_name: 'faire-alliance-ear',
			keepAlive: true
		});
		this.#client = client;
		client.on('notification', ({ payload }) => this.#listener.heard(payload ?? ''));
		client.on('error', () => this.#cut(client));
		client.on('end', () => this.#cut(client));
		await client.connect();
		await client.query(`listen ${pg.escapeIdentifier(this.#channel)}`);
		await this.#listener.opened();
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#client?.end().catch(() => {});
	}

	#cut(client: pg.Client): void {
		if (client !== this.#client) return;
		this.#client = undefined;
		this.#listener.lost();
		if (!this.#closed) this.#openLater();
	}

	#openLater(): void {
		// A line that fails to open says so twice: it is opened again once.
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.open().catch(() => {
				this.#client = undefined;
				this.#openLater();
			});
		}, AGAIN_AFTER);
		this.#timer.unref();
	}
}
