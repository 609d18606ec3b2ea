//! Random numbers: good enough to spread retries, and to tell requests apart.

/// Numbers by xorshift64.
#[derive(Clone, Copy, Debug)]
pub struct Random(u64);

impl Random {
    /// From a seed, which must not be the same in two pages.
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number from 0 to 1.
    pub fn number(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let number = (self.bits() >> 11) as f64;
        number / 9_007_199_254_740_992.0
    }

    /// A text that is never the same again.
    pub fn key(&mut self) -> Box<str> {
        format!("{:016x}{:016x}", self.bits(), self.bits()).into()
    }

    fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}
