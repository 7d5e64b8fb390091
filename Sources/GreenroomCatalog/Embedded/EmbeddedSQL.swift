import GRDB
import GreenroomModel

/// What is embedded, as conditions on a table `asset`.
enum EmbeddedSQL {
  /// In a prompt that the file carries, or of a request that used it or made it.
  static func prompted(_ pattern: WordPattern) -> SQL {
    let anywhere = PatternSQL(anywhere: pattern)
    return SQL(
      """
      EXISTS (SELECT 1 FROM (\(sql: TextSQL.prompts)) AS prompted WHERE \(anywhere.on(text: "prompted.value")))
      """)
  }

  static func made(byModel pattern: PatternSQL) -> SQL {
    SQL("SELECT embedded.asset FROM embedded WHERE \(pattern.on(text: "embedded.model"))")
  }

  static func made(bySeed pattern: PatternSQL) -> SQL {
    SQL(
      """
      SELECT embedded.asset FROM embedded
      WHERE embedded.seed IS NOT NULL AND \(pattern.on(text: "embedded.seed"))
      """)
  }

  static func has(_ trait: EmbeddedTrait) -> SQL {
    switch trait {
    case .prompt: said(where: "prompt IS NOT NULL")
    case .label: said(where: "labels IS NOT NULL")
    case .manifest: said(where: "hasManifest")
    case .caption: beside("caption")
    case .sidecar: beside("sidecar")
    }
  }

  private static func said(where condition: String) -> SQL {
    SQL("EXISTS (SELECT 1 FROM (\(sql: CompanionSQL.said)) WHERE \(sql: condition))")
  }

  private static func beside(_ kind: String) -> SQL {
    SQL("EXISTS (SELECT 1 FROM \(sql: CompanionSQL.beside) AND companion.kind = \(kind))")
  }
}
