import { renderSVG } from 'uqr';
import { badgeDescription, badgePath, criteriaPath } from '../../domain/learning/badge.ts';
import type { BadgeView } from '../../domain/learning/badge-check.ts';
import { PATHS } from '../../domain/learning/graph.ts';
import { formatDay } from '../../domain/kernel/typography.ts';
import { makePdf, type PdfOrder } from '../platform/pdf/make-pdf.ts';
import { toPrintable } from '../platform/pdf/printable.ts';

/** Prepares the attestation of a badge, its address as a code to be read by a telephone. */
export function orderAttestation(badge: BadgeView, origin: string): PdfOrder {
	const address = origin + badgePath(badge.id);
	const { title, hours } = PATHS[badge.path];
	const printed = toPrintable(badge.name);
	// Our fonts have neither emoji nor Arabic: rather no name than one full of squares.
	const drawn = printed.replaceAll('□', '').replace(/\s+/g, ' ').trim();
	return {
		template: '/lib/server/learning/templates/attestation.typ',
		title: `Attestation\u00A0: ${badge.title}`,
		day: badge.day,
		footer: `Faire alliance, ${origin}`,
		data: {
			name: /[\p{L}\p{N}]/u.test(drawn) ? drawn : null,
			isWhole: !printed.includes('□'),
			path: title,
			hours,
			day: formatDay(badge.day),
			description: badgeDescription(badge.path),
			units: badge.evidence.map((one) => one.title),
			address,
			criteria: origin + criteriaPath(badge.path),
			code: renderSVG(address, { border: 0 })
		}
	};
}

/** The attestation, a tagged PDF/UA of one page. */
export function attestationPdf(order: PdfOrder): Promise<Uint8Array<ArrayBuffer>> {
	return makePdf(order);
}
