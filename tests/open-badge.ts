import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/*
 * Another reader of badges than ours: it knows the standards, and none of our code. It takes the key from
 * the DID document, checks the signature by hand, and reads the list of withdrawn badges bit by bit.
 */

/**
 * What Open Badges 3.0 asks of an AchievementCredential, as its published JSON schema does, re-stated by
 * hand: the licence of the schema does not let us copy it. Only the members that we use, each with the
 * constraint that it has there.
 */
const uri = z.url();
const image = z.looseObject({ id: uri, type: z.literal('Image'), caption: z.string().optional() });
const profile = z.looseObject({
	id: uri,
	type: z.array(z.string()).refine((types) => types.includes('Profile')),
	name: z.string().optional(),
	url: uri.optional(),
	image: image.optional()
});
const IDENTITY_TYPES =
	'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier'.split(
		' '
	);
const ACHIEVEMENT_TYPES =
	'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma'.split(
		' '
	);
export const achievementCredential = z.looseObject({
	'@context': z
		.tuple([
			z.literal('https://www.w3.org/ns/credentials/v2'),
			z
				.string()
				.regex(/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-\d+\.\d+\.\d+)*\.json$/)
		])
		.rest(z.string()),
	id: uri,
	type: z
		.array(z.string())
		.refine((types) => types.includes('VerifiableCredential'))
		.refine((types) => types.some((one) => /^(OpenBadge|Achievement)Credential$/.test(one))),
	name: z.string(),
	issuer: profile,
	validFrom: z.iso.datetime({ offset: true }),
	validUntil: z.iso.datetime({ offset: true }).optional(),
	credentialSubject: z
		.looseObject({
			id: uri.optional(),
			type: z.array(z.string()).refine((types) => types.includes('AchievementSubject')),
			identifier: z
				.array(
					z.looseObject({
						type: z.literal('IdentityObject'),
						hashed: z.boolean(),
						identityHash: z.string(),
						identityType: z.enum(IDENTITY_TYPES)
					})
				)
				.optional(),
			achievement: z.looseObject({
				id: uri,
				type: z.array(z.string()).refine((types) => types.includes('Achievement')),
				achievementType: z.enum(ACHIEVEMENT_TYPES),
				name: z.string(),
				description: z.string(),
				criteria: z.looseObject({ id: uri.optional(), narrative: z.string().optional() }),
				image: image.optional(),
				inLanguage: z.string().regex(/^[a-z]{2,4}(-[A-Za-z]{2,4})*$/),
				creator: profile.optional()
			})
		})
		.refine(({ id, identifier }) => id !== undefined || (identifier?.length ?? 0) > 0),
	evidence: z
		.array(
			z.looseObject({
				id: uri.optional(),
				type: z.array(z.string()).refine((types) => types.includes('Evidence')),
				name: z.string().optional(),
				narrative: z.string().optional()
			})
		)
		.optional(),
	credentialStatus: z.looseObject({
		id: uri,
		type: z.literal('BitstringStatusListEntry'),
		statusPurpose: z.literal('revocation'),
		statusListIndex: z.string().regex(/^\d+$/),
		statusListCredential: uri
	}),
	credentialSchema: z.array(z.looseObject({ id: uri, type: z.string() }))
});

export interface DidDocument {
	readonly id: string;
	readonly verificationMethod: readonly {
		readonly id: string;
		readonly controller: string;
		readonly publicKeyJwk: JsonWebKey;
	}[];
	readonly assertionMethod: readonly string[];
}

const partOf = (jwt: string, at: number) =>
	JSON.parse(Buffer.from(jwt.split('.')[at]!, 'base64url').toString('utf8')) as Record<
		string,
		unknown
	>;

/** Reads a VC-JWT with the keys of its issuer; answers what it says, or the first thing that is wrong. */
export function readVcJwt(jwt: string, did: DidDocument): Record<string, unknown> | string {
	const [head, body, signature] = jwt.split('.');
	const { alg, kid, typ } = partOf(jwt, 0);
	if (alg !== 'EdDSA' || typ !== 'JWT') return 'header';
	const method = did.verificationMethod.find(({ id }) => id === kid);
	if (!method || method.controller !== did.id || !did.assertionMethod.includes(method.id))
		return 'key';
	const key = createPublicKey({ key: method.publicKeyJwk, format: 'jwk' });
	const words = Buffer.from(`${head}.${body}`);
	if (!verify(null, words, key, Buffer.from(signature!, 'base64url'))) return 'signature';
	const payload = partOf(jwt, 1);
	const issuer = payload.issuer as string | { id: string };
	const subject = payload.credentialSubject as { id: string };
	if (payload.iss !== did.id || (typeof issuer === 'string' ? issuer : issuer.id) !== did.id)
		return 'issuer';
	if (payload.jti !== payload.id || payload.sub !== subject.id) return 'claims';
	if (payload.nbf !== Date.parse(payload.validFrom as string) / 1000) return 'dates';
	return payload;
}

/** Is this place marked in a list of withdrawn badges? */
export function isMarked(list: Record<string, unknown>, place: number): boolean {
	const { encodedList } = list.credentialSubject as { encodedList: string };
	const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
	if (encodedList[0] !== 'u' || bits.length * 8 < 131_072) throw new Error('Not such a list');
	return ((bits[Math.floor(place / 8)]! >> (7 - (place % 8))) & 1) === 1;
}
