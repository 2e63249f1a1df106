import { setTimeout as wait } from 'node:timers/promises';
import {
	applyRetention,
	deliverDue,
	eraseDueAccounts,
	readRetentionRules
} from './accounts/index.ts';
import { eraseOldDiagnostics } from './diagnostic/index.ts';
import { askStillTrue, expireUnanswered } from './matching/index.ts';
import { leaveEverywhere } from './organisations/index.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import type { Context } from './platform/context.ts';
import type { Log } from './platform/log.ts';
import { tellOfMails } from './platform/mail.ts';
import { doNightly, type NightlyJob } from './platform/nightly.ts';
import { openPost } from './platform/post.ts';
import { senderOf, type Settings } from './platform/settings.ts';

/** Milliseconds between two looks at the mails that are due; a mail written by this process leaves sooner. */
const LOOK_AT_MAILS = 15_000;
const AFTER_A_MAIL = 300;
const LOOK_AT_NIGHT = 15 * 60_000;
/** The first look: readers go first. */
const AFTER_START = 20_000;

/** A mail server that does not answer must not keep the process from its end; the mail stays held, then is due again. */
const PATIENCE = 3_000;

/** What is done each night, in this order. An area adds its own here. */
export function nightlyJobs(settings: Pick<Settings, 'ORIGIN'>): NightlyJob[] {
	return [
		{
			name: 'retention',
			work: (context) => applyRetention(context, readRetentionRules(), settings.ORIGIN)
		},
		{
			name: 'erasure',
			work: async (context) => ({
				accounts: await eraseDueAccounts(context, PERSONAL_DATA, leaveEverywhere)
			})
		},
		{
			name: 'diagnostics',
			work: async (context) => ({ diagnostics: await eraseOldDiagnostics(context) })
		},
		{
			name: 'needs',
			work: async (context) => ({
				expired: await expireUnanswered(context),
				// Without a public address there is no link to write in a mail.
				asked: settings.ORIGIN ? await askStillTrue(context, settings.ORIGIN) : 0
			})
		}
	];
}

/**
 * Begins what this process does by itself: mails that leave, the work of the night. Answers how to end
 * it: what is under way is awaited.
 */
export function beginChores(
	worldNow: () => Context,
	settings: Settings,
	log: Log
): { end(): Promise<void> } {
	const night = everyNowAndThen(AFTER_START, LOOK_AT_NIGHT, log, async () => {
		for (const { name, counts, error } of await doNightly(worldNow(), nightlyJobs(settings))) {
			if (error === undefined) log.info({ job: name, ...counts }, 'night');
			else log.error({ job: name, error: String((error as Error)?.stack ?? error) }, 'bug');
		}
	});
	const mails = settings.SMTP_URL
		? beginDelivery(settings.SMTP_URL, worldNow, settings, log)
		: null;
	return {
		async end() {
			await Promise.all([night.end(), mails?.end()]);
		}
	};
}

function beginDelivery(smtpUrl: string, worldNow: () => Context, settings: Settings, log: Log) {
	let post: ReturnType<typeof openPost> | undefined;
	const delivery = everyNowAndThen(AFTER_START, LOOK_AT_MAILS, log, async () => {
		post ??= openPost(smtpUrl, senderOf(settings));
		const { sent, failed } = await deliverDue(worldNow(), await post);
		if (failed > 0) log.warn({ sent, failed }, 'mails did not leave');
		else if (sent > 0) log.info({ sent }, 'mails left');
	});
	tellOfMails(() => delivery.soon(AFTER_A_MAIL));
	return {
		async end() {
			tellOfMails(() => {});
			await delivery.end();
			(await post)?.close();
		}
	};
}

/** Runs `work` after `first` milliseconds, then `pause` after each end; never twice at once. */
function everyNowAndThen(first: number, pause: number, log: Log, work: () => Promise<void>) {
	let ended = false;
	let again = false;
	let running: Promise<void> | undefined;
	let timer: NodeJS.Timeout;
	const plan = (delay: number) => {
		clearTimeout(timer);
		if (!ended) timer = setTimeout(run, delay).unref();
	};
	const run = () => {
		running = work()
			.catch((error: unknown) =>
				log.error({ error: String((error as Error)?.stack ?? error) }, 'bug')
			)
			.finally(() => {
				running = undefined;
				plan(again ? AFTER_A_MAIL : pause);
				again = false;
			});
	};
	plan(first);
	return {
		/** There is something to do: a run under way may not have seen it, another follows. */
		soon(delay: number) {
			if (running) again = true;
			else plan(delay);
		},
		async end() {
			ended = true;
			clearTimeout(timer);
			await Promise.race([running, wait(PATIENCE, undefined, { ref: false })]);
		}
	};
}
