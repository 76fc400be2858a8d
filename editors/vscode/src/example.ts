// A statement with slips in it, for someone who only wants to see. Its State is invented.

export const EXAMPLE = `Statement by the Republic of Valmora

Madam President,

I thank the briefers. The PCC has shown us what can be done. I should like to make three points.

First, warnings must reach those who are in danger. A message that stays in the capital saves nobody.

Second, data must be shared across borders. A river asks for no visa.

Fourth, early warning must be paid for before the disaster, and not after it.

In conclusion, early warning is the cheapest form of solidarity that we know.

I thank you.
`;
