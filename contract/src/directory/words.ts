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
export const organisationKinds = [
  'enterprise',
  'department',
  'subdistrict',
  'community',
  'party',
  'property',
  'union',
  'womens_federation',
  'court',
  'other',
] as const
export const bodyKinds = [
  'party',
  'committee',
  'workstation',
  'coordination',
  'subdistrict',
  'department',
  'community',
  'property',
] as const
export const seatKinds = [
  'chair',
  'vice_chair',
  'member',
  'head',
  'specialist',
  'secretary',
  'deputy_secretary',
  'liaison',
  'handler',
  'duty_holder',
  'floor_liaison',
] as const
export const constituencies = ['owner', 'tenant', 'property', 'community', 'party', 'union', 'womens_federation', 'workstation'] as const
