//! The organs and series that stand in document symbols.

/// The first part of a symbol and the body it names.
const ORGANS: &[(&str, &str)] = &[
    ("A", "the General Assembly"),
    ("S", "the Security Council"),
    ("E", "the Economic and Social Council"),
    ("ST", "the Secretariat"),
    ("T", "the Trusteeship Council"),
    ("APLC", "the Anti-Personnel Mine Ban Convention"),
    ("BWC", "the Biological Weapons Convention"),
    ("CAC", "the Conference of the States Parties to the Convention against Corruption"),
    ("CAT", "the Committee against Torture"),
    ("CCPR", "the Human Rights Committee"),
    ("CCW", "the Convention on Certain Conventional Weapons"),
    ("CD", "the Conference on Disarmament"),
    ("CED", "the Committee on Enforced Disappearances"),
    ("CEDAW", "the Committee on the Elimination of Discrimination against Women"),
    ("CERD", "the Committee on the Elimination of Racial Discrimination"),
    ("CMW", "the Committee on Migrant Workers"),
    ("CRC", "the Committee on the Rights of the Child"),
    ("CRPD", "the Committee on the Rights of Persons with Disabilities"),
    ("CTOC", "the Conference of the Parties to the Convention against Transnational Organized Crime"),
    ("DP", "the United Nations Development Programme"),
    ("FCCC", "the Framework Convention on Climate Change"),
    ("HRI", "the human rights treaty bodies"),
    ("HS", "the Human Settlements Programme"),
    ("ICCD", "the Convention to Combat Desertification"),
    ("ISBA", "the International Seabed Authority"),
    ("NPT", "the States parties to the Non-Proliferation Treaty"),
    ("PBC", "the Peacebuilding Commission"),
    ("SPLOS", "the States parties to the Convention on the Law of the Sea"),
    ("TD", "the United Nations Conference on Trade and Development"),
    ("UNEP", "the United Nations Environment Programme"),
];

/// Series that name a body below the organ.
const BODIES: &[(&str, &str, &str)] = &[
    ("A", "C.1", "the First Committee"),
    ("A", "C.2", "the Second Committee"),
    ("A", "C.3", "the Third Committee"),
    ("A", "C.4", "the Fourth Committee"),
    ("A", "C.5", "the Fifth Committee"),
    ("A", "C.6", "the Sixth Committee"),
    ("A", "BUR", "the General Committee"),
    ("A", "HRC", "the Human Rights Council"),
    ("A", "CN.4", "the International Law Commission"),
    ("A", "CN.9", "the United Nations Commission on International Trade Law"),
    ("A", "CN.10", "the Disarmament Commission"),
    ("A", "AC.105", "the Committee on the Peaceful Uses of Outer Space"),
    ("A", "AC.109", "the Special Committee on decolonization"),
    ("A", "AC.121", "the Special Committee on Peacekeeping Operations"),
    ("E", "CN.3", "the Statistical Commission"),
    ("E", "CN.4", "the Commission on Human Rights"),
    ("E", "CN.5", "the Commission for Social Development"),
    ("E", "CN.6", "the Commission on the Status of Women"),
    ("E", "CN.7", "the Commission on Narcotic Drugs"),
    ("E", "CN.9", "the Commission on Population and Development"),
    ("E", "CN.15", "the Commission on Crime Prevention and Criminal Justice"),
    ("E", "CN.16", "the Commission on Science and Technology for Development"),
    ("E", "CN.17", "the Commission on Sustainable Development"),
    ("E", "ICEF", "the United Nations Children's Fund"),
    ("E", "ECE", "the Economic Commission for Europe"),
    ("E", "ESCAP", "the Economic and Social Commission for Asia and the Pacific"),
    ("E", "ESCWA", "the Economic and Social Commission for Western Asia"),
    ("E", "ECA", "the Economic Commission for Africa"),
    ("E", "C.12", "the Committee on Economic, Social and Cultural Rights"),
    ("E", "C.19", "the Permanent Forum on Indigenous Issues"),
];

/// The organ that is written so, in whatever case, as it should be written.
pub(super) fn organ(written: &str) -> Option<&'static str> {
    ORGANS.iter().map(|(organ, _)| *organ).find(|organ| organ.eq_ignore_ascii_case(written))
}

/// The body that issued a document, in words.
pub(super) fn body(organ: &str, parts: &[String]) -> &'static str {
    let series = parts.first().map_or("", String::as_str);
    let body =
        BODIES.iter().find(|(of, first, _)| (*of, *first) == (organ, series)).map(|(_, _, body)| *body);
    let whole = ORGANS.iter().find(|(known, _)| *known == organ).map(|(_, body)| *body);
    body.or(whole).unwrap_or("the United Nations")
}
