import HTTPTypes

/// Fields that answers of the staging listener have.
enum StagingFields {
  /// Every answer's. What a link opens is for whoever has it: no cache may share it, no browser may guess
  /// another type, and no page that links on may tell of it.
  static var common: HTTPFields {
    var fields = HTTPFields()
    fields[.cacheControl] = "private"
    fields[.xContentTypeOptions] = "nosniff"
    if let name = HTTPField.Name("Referrer-Policy") { fields[name] = "no-referrer" }
    return fields
  }
}
