import type { Questionnaire } from '../../domain/diagnostic/questionnaire.ts';
import { refuse } from '../../domain/diagnostic/refusals.ts';
import type { Reader } from '../platform/context.ts';
import { openLink } from './links.ts';
import { readDiagnosticData } from './questionnaires.ts';

/** What an invitation leads to. Refuses `unknown_diagnostic`. */
export async function readInvitation(
	reader: Reader,
	token: string
): Promise<{ questionnaire: Questionnaire; name: string; expiresAt: Date }> {
	const { kind, diagnostic } = await openLink(reader, token);
	if (kind !== 'invite') throw refuse('unknown_diagnostic');
	const row = await reader.db
		.selectFrom('diagnostic')
		.select(['questionnaire', 'version', 'name', 'expires_at'])
		.where('id', '=', diagnostic)
		.executeTakeFirstOrThrow();
	const data = await readDiagnosticData();
	return {
		questionnaire: data.version(row.questionnaire, row.version),
		name: row.name,
		expiresAt: row.expires_at
	};
}
