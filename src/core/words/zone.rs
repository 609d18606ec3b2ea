//! What time zones are called.

use crate::core::time::{Timestamp, Zone};

/// "UTC−05:00", "UTC": the zone's offset at a moment.
pub fn offset(zone: &dyn Zone, at: Timestamp) -> String {
    let minutes = zone.offset_minutes(at);
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    match minutes {
        0 => "UTC".to_owned(),
        1.. => format!("UTC+{hours:02}:{rest:02}"),
        _ => format!("UTC\u{2212}{hours:02}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::FixedZone;

    #[test]
    fn offsets_have_a_real_minus() {
        let name = |minutes| offset(&FixedZone(minutes), Timestamp::default());
        assert_eq!([-300, 0, 345].map(name), ["UTC\u{2212}05:00", "UTC", "UTC+05:45"]);
    }
}
