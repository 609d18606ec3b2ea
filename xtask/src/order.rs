//! The order of the functions in the module. Those that begin alike come one after the other, because that is 1 % less
//! once it is compressed; nothing else depends on it.
//!
//! wasm-opt puts functions in the order of their names, so here they get names that say where they belong, and lose
//! them afterwards.

use anyhow::{Context, Result};
use wasm_encoder::{Module, NameMap, NameSection, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// The module with names for its functions, in the order of what is in them.
///
/// # Errors
/// When it is not a module.
pub(crate) fn with_names(module: &[u8]) -> Result<Vec<u8>> {
    let (mut bodies, mut n_imported) = (Vec::new(), 0);
    for payload in Parser::new(0).parse_all(module) {
        match payload.context("not a WebAssembly module")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    n_imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut sorted = bodies.clone();
    sorted.sort_unstable();
    let mut names = NameMap::new();
    // Without a name of their own they would be put in the order of 1, 10, 100, 2.
    for import in 0..n_imported {
        names.append(import, &format!("{import:06}"));
    }
    for (function, body) in (n_imported..).zip(bodies) {
        let place = sorted.partition_point(|it| *it < body);
        names.append(function, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut module = without_names_as(module)?;
    module.section(&section);
    Ok(module.finish())
}

/// The module without names.
///
/// # Errors
/// When it is not a module.
pub(crate) fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    Ok(without_names_as(module)?.finish())
}

fn without_names_as(module: &[u8]) -> Result<Module> {
    let mut rest = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context("not a WebAssembly module")?;
        if matches!(&payload, Payload::CustomSection(it) if it.name() == "name") {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let (start, end) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
            let data = module.get(start..end).context("a section is cut off")?;
            rest.section(&RawSection { id, data });
        }
    }
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, Function, FunctionSection, ImportSection, TypeSection,
    };
    use wasmparser::{KnownCustom, Name};

    use super::*;

    /// An imported function, then one for each number, which it returns.
    fn module(numbers: &[i32]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for number in numbers {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(*number).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&code);
        module.finish()
    }

    fn names(module: &[u8]) -> Vec<(u32, String)> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CustomSection(section) = payload.unwrap() else { continue };
            let KnownCustom::Name(section) = section.as_known() else { continue };
            for part in section {
                let Name::Function(map) = part.unwrap() else { continue };
                names.extend(
                    map.into_iter().map(|it| it.unwrap()).map(|it| (it.index, it.name.to_owned())),
                );
            }
        }
        names
    }

    #[test]
    fn functions_are_named_in_the_order_of_what_is_in_them() {
        let named = with_names(&module(&[7, 3, 5, 3])).unwrap();
        let expected = [(0, "000000"), (1, "000003"), (2, "000000"), (3, "000002"), (4, "000000")];
        assert_eq!(names(&named), expected.map(|(function, name)| (function, name.to_owned())));
    }

    #[test]
    fn nothing_is_left_of_the_names() {
        let plain = module(&[2, 1]);
        assert_eq!(without_names(&with_names(&plain).unwrap()).unwrap(), plain);
        assert_eq!(names(&with_names(&with_names(&plain).unwrap()).unwrap()).len(), 3);
        assert!(with_names(b"no module").is_err());
    }
}
