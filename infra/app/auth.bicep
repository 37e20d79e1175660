@description('Name of the function app.')
param appName string

@description('The identity providers on offer: `google`, `apple`, `aad`.')
param providers string[]

@description('Google: the OAuth client\'s id.')
param googleClientId string

@description('Apple: the Services ID.')
param appleClientId string

@description('Microsoft Entra: the application\'s (client) id.')
param entraClientId string

@description('Microsoft Entra: a tenant, `organizations` or `common`.')
param entraTenant string

@description('How long a sign-in lasts: `d.hh:mm:ss`.')
param sessionLifetime string

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

// The anonymous pass: the web client, the catalog and the payment providers' callbacks are public, and a callback that met a redirect or a 401 would be
// lost for good. The app itself denies by default (Hosting/PublicFunctions.cs). Whether a caller is anonymous or not, the platform takes away the identity
// headers that a client forged, and sets its own.
resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
      runtimeVersion: '~1'
    }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: {
      requireHttps: true
    }
    login: {
      // We call no provider in the user's name, so we keep none of their tokens. (/.auth/me needs this store; the web client asks /api/me.)
      tokenStore: {
        enabled: false
      }
      cookieExpiration: {
        convention: 'FixedTime'
        timeToExpiration: sessionLifetime
      }
      nonce: {
        validateNonce: true
        nonceExpirationInterval: '00:05:00'
      }
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: contains(providers, 'aad')
        registration: contains(providers, 'aad') ? {
          clientId: entraClientId
          clientSecretSettingName: 'MICROSOFT_PROVIDER_AUTHENTICATION_SECRET'
          openIdIssuer: '${environment().authentication.loginEndpoint}${entraTenant}/v2.0'
        } : {}
      }
      google: {
        enabled: contains(providers, 'google')
        registration: contains(providers, 'google') ? {
          clientId: googleClientId
          clientSecretSettingName: 'GOOGLE_PROVIDER_AUTHENTICATION_SECRET'
        } : {}
      }
      apple: {
        enabled: contains(providers, 'apple')
        registration: contains(providers, 'apple') ? {
          clientId: appleClientId
          clientSecretSettingName: 'APPLE_PROVIDER_AUTHENTICATION_SECRET'
        } : {}
      }
      // On unless they are turned off.
      facebook: { enabled: false }
      gitHub: { enabled: false }
      twitter: { enabled: false }
      legacyMicrosoftAccount: { enabled: false }
    }
  }
}
