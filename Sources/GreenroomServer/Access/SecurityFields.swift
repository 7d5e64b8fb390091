import HTTPTypes

/// Fields that every answer has, so that no browser runs, guesses, frames or shares what it holds.
enum SecurityFields {
  static let all: HTTPFields = {
    var fields = HTTPFields()
    for (name, value) in values { fields[HTTPField.Name(known: name)] = value }
    return fields
  }()

  private static let values = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self'; "
        + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
  ]
}
