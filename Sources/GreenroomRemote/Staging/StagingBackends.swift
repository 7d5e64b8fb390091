/// Every kind of store there is. A new one is a folder in `Backends`, a case of ``StagingConfiguration`` and a
/// line here.
package enum StagingBackends {
  /// - Parameter transport: One that retries; no backend does.
  package static func backend(
    for configuration: StagingConfiguration, transport: any HTTPTransport
  ) -> any StagingBackend {
    switch configuration {
    case .embedded(let embedded): EmbeddedBackend(embedded)
    case .s3(let s3): S3Backend(s3, transport: transport)
    case .directory(let directory): DirectoryBackend(directory)
    }
  }
}
