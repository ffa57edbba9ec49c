export const spaceKinds = [
  'office',
  'workstation',
  'service_window',
  'care_room',
  'legal_station',
  'meeting_room',
  'court',
  'parking_zone',
  'bay',
  'retail',
  'common',
] as const
/** Six colour groups of the stacking plan and the public ones. */
export const industryGroups = ['tech', 'care', 'finance', 'business', 'retail', 'culture', 'public'] as const
