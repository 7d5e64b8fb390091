import Foundation
import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote

/// What the settings say of gateways: another address, and who asks.
struct GatewayWiring {
  /// In place of the profile's.
  let baseURL: String?
  let apiKey: SecretSource?
  let secrets: SecretReader

  init(settings: Settings) {
    baseURL = settings.baseURL.value
    apiKey = settings.apiKey.value
    secrets = settings.secrets
  }

  /// - Throws: `unauthorized` where there is none.
  func key() throws -> String {
    guard let apiKey else {
      throw GreenroomError(
        .unauthorized, "There is no key for the gateway.",
        hint: "Set GREENROOM_API_KEY, or name a file or a command for apiKey in the configuration.")
    }
    return try secrets.secret(apiKey, for: .apiKey)
  }
}

extension Library {
  /// Where requests of this profile are paid for now.
  func gateway(of profile: Profile) -> TaskGateway {
    TaskGateway(
      profile: profile.id, baseURL: gatewayWiring.baseURL ?? profile.gateway.baseURL,
      dialect: profile.gateway.dialect)
  }

  /// The gateway's address, in the profile's or the user's words.
  package func gatewayAddress(of profile: Profile) -> String { gateway(of: profile).baseURL }

  /// Speaks with the gateway that a task was admitted for, whatever the settings say now.
  func client(for gateway: TaskGateway) throws -> GatewayClient {
    GatewayClient(
      baseURL: gateway.baseURL, dialect: try Dialects.named(gateway.dialect), apiKey: try gatewayWiring.key(),
      transport: transport)
  }
}
