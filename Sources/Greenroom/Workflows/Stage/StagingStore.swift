import Foundation
import GreenroomModel
import GreenroomRemote

/// The store that the settings name, and how what it holds is proven to be there.
struct StagingStore: Sendable {
  enum Proof: Sendable {
    /// Fetched by its URL, as a gateway would.
    case fetchedBack(FetchBack)
    /// Nobody can fetch it now, but the store is this folder, and is read itself.
    case readFolder(MediaPath)
    /// What the ledger says is believed.
    case ledger
  }

  let backend: any StagingBackend
  let choice: StagingBackendChoice
  let proof: Proof
  let gateway: GatewayFacts
  let isListenerRunning: Bool

  /// True where only this machine or network can reach what the store gives out.
  func isPrivate(_ url: LiveURL) -> Bool { HostSpelling.isPrivate(ReferenceURL(url.secret).host) }
}

extension Library {
  /// - Parameters:
  ///   - fetchesBack: False believes the ledger.
  ///   - gateway: Who shall fetch; nil means the profile's in force.
  func stagingStore(fetchesBack: Bool = true, gateway: GatewayFacts? = nil) throws -> StagingStore {
    let gateway = try gateway ?? profile.gateway
    let configuration = try staging.configuration()
    let backend = StagingBackends.backend(for: configuration, transport: transport)
    let isListenerRunning = ListenerNotice.current(in: folder) != nil
    let choice = staging.settings.backend.value
    let proof: StagingStore.Proof =
      if choice == .embedded, !isListenerRunning {
        .readFolder(staging.embedded.folder)
      } else if fetchesBack {
        .fetchedBack(FetchBack(transport: transport, addresses: configuration.addresses(for: gateway)))
      } else {
        .ledger
      }
    return StagingStore(
      backend: backend, choice: choice, proof: proof, gateway: gateway,
      isListenerRunning: isListenerRunning)
  }

  /// When URLs that are signed now are asked to end.
  func requestedExpiry(from now: Date) -> Date {
    now.addingTimeInterval(Double(staging.settings.expiry.value.seconds))
  }
}

extension StagingConfiguration {
  /// A store that is said to be on this machine or network may be fetched from there, which proves its
  /// content. One with a public name has to be public: its gateway will see the same address.
  fileprivate func addresses(for gateway: GatewayFacts) -> AddressRule {
    let isPrivate = HostSpelling.isPrivate(ReferenceURL(baseURL).host)
    return isPrivate || gateway.allowsPrivateHosts ? .any : .publicOnly
  }

  private var baseURL: String {
    switch self {
    case .embedded(let embedded): embedded.baseURL
    case .directory(let directory): directory.baseURL
    case .s3(let s3): s3.publicBaseURL ?? s3.endpoint
    }
  }
}
