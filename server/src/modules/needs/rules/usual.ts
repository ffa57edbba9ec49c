/** How urgent a need of the category mostly is, where whoever asks says nothing of danger. */
export const usualGrade = (category: string): 'ordinary' | 'utilities' => (category === 'facility.utilities' ? 'utilities' : 'ordinary')
