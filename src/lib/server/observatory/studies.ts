import { arrangeStudies, type ProgrammeWithStudies } from '../../domain/observatory/study.ts';
import { readAtlas } from './atlas.ts';

/** The studies by programme, each with its figures. */
export async function listStudies(): Promise<ProgrammeWithStudies[]> {
	return arrangeStudies(await readAtlas());
}
