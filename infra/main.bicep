targetScope = 'subscription'

// ---- Where it goes

@minLength(1)
@maxLength(32)
@description('Name of the environment, such as `production`. Every resource carries it in its tags, and the resource group in its name.')
param environmentName string

@minLength(1)
@description('Azure region of everything. It must offer Flex Consumption and SignalR Service.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Where the app is reached, such as `https://chat.example.com`, without a path. Empty: the app\'s own azurewebsites.net address. A custom domain must have been bound to the app first.')
param publicBaseUrl string = ''

// ---- Signing in

@minLength(1)
@description('The identity providers on offer, in the order in which the sign-in screen shows them: any of `google`, `apple`, `aad`, separated by commas. A provider that is named needs its client id and client secret below.')
param signInProviders string

@description('Google: the OAuth client\'s id. Its redirect URI is `{publicBaseUrl}/.auth/login/google/callback`.')
param googleClientId string = ''

@secure()
@description('Google: the OAuth client\'s secret. Empty: the vault keeps what it has.')
param googleClientSecret string = ''

@description('Apple: the Services ID. Its return URL is `{publicBaseUrl}/.auth/login/apple/callback`.')
param appleClientId string = ''

@secure()
@description('Apple: the client secret, a token signed with the private key; Apple lets it live for six months at most. Empty: the vault keeps what it has.')
param appleClientSecret string = ''

@description('Microsoft Entra: the application\'s (client) id. Its redirect URI is `{publicBaseUrl}/.auth/login/aad/callback`.')
param entraClientId string = ''

@secure()
@description('Microsoft Entra: the application\'s client secret. Empty: the vault keeps what it has.')
param entraClientSecret string = ''

@description('Microsoft Entra: who may sign in. A tenant\'s id or domain, `organizations` for any work or school account, `common` for personal accounts too.')
param entraTenant string = 'common'

@description('How long a sign-in lasts, as a time span `d.hh:mm:ss`. The platform\'s own default is `08:00:00`.')
param sessionLifetime string = '30.00:00:00'

// ---- Cloudflare Turnstile

@minLength(1)
@description('Turnstile: the widget\'s public site key.')
param turnstileSiteKey string

@secure()
@description('Turnstile: the secret key for siteverify. Empty: the vault keeps what it has.')
param turnstileSecretKey string = ''

@description('Turnstile: the host names that tokens may come from, separated by commas. Empty: the host of the public address.')
param turnstileHostnames string = ''

// ---- The two language models

@minLength(1)
@description('Primary provider: base address of its OpenAI-compatible API, with or without `/v1`.')
param llmBaseUrlPrimary string

@minLength(1)
@description('Primary provider: its name of the model.')
param llmModelPrimary string

@secure()
@description('Primary provider: the API key. Empty: the vault keeps what it has.')
param llmApiKeyPrimary string = ''

@minLength(1)
@description('Fallback provider: base address of its OpenAI-compatible API, with or without `/v1`. Best another company\'s than the primary\'s.')
param llmBaseUrlFallback string

@minLength(1)
@description('Fallback provider: its name of the model.')
param llmModelFallback string

@secure()
@description('Fallback provider: the API key. Empty: the vault keeps what it has.')
param llmApiKeyFallback string = ''

@minValue(1)
@maxValue(60)
@description('Wall clock for one attempt at a provider, in seconds. The function time-out must have room for three (docs/ARCHITECTURE.md, "Time").')
param llmTimeoutSeconds int = 20

@description('Primary provider: price of a million tokens that it reads, such as `0.15`; every price in the same currency. Empty: what it costs is not measured.')
param llmInputPricePrimary string = ''

@description('Primary provider: price of a million tokens that it writes.')
param llmOutputPricePrimary string = ''

@description('Fallback provider: price of a million tokens that it reads.')
param llmInputPriceFallback string = ''

@description('Fallback provider: price of a million tokens that it writes.')
param llmOutputPriceFallback string = ''

// ---- Paying

@description('The payment providers on offer: any of `stripe`, `coingate`, `upgate`, separated by commas. Empty: nothing is for sale. A provider that is named needs its secrets below.')
param paymentProviders string = ''

@secure()
@description('Stripe: the restricted or secret API key. Empty: the vault keeps what it has.')
param stripeSecretKey string = ''

@secure()
@description('Stripe: the signing secret of the webhook endpoint `{publicBaseUrl}/api/webhooks/stripe`; two, separated by a comma, while one is rolled. Empty: the vault keeps what it has.')
param stripeWebhookSecret string = ''

@secure()
@description('CoinGate: the API token. Empty: the vault keeps what it has.')
param coingateApiToken string = ''

@description('CoinGate: another base address than the live one, such as the sandbox\'s. Empty: live.')
param coingateApiBase string = ''

@secure()
@description('Upgate: the API key. Empty: the vault keeps what it has.')
param upgateApiKey string = ''

@description('Upgate: another base address than the live one, such as the sandbox\'s. Empty: live.')
param upgateApiBase string = ''

// ---- The house's numbers

@minValue(0)
@description('Free text messages per user and companion.')
param quotaText int = 10

@minValue(0)
@description('Free media messages per user and companion.')
param quotaMedia int = 2

@minValue(0)
@description('Free audio messages per user and companion.')
param quotaAudio int = 3

@minValue(1)
@maxValue(3600)
@description('How long a nonce may wait to be used, in seconds.')
param nonceLifetimeSeconds int = 120

@minValue(1)
@maxValue(1000)
@description('Messages of one conversation that may await their reply.')
param replyMaxPending int = 10

@description('Path, inside the package, of another catalog of companions. Empty: the one that is built in.')
param companionsFile string = ''

@description('Path, inside the package, of another list of plans. Empty: the one that is built in, or where paymentProviders names none, one without plans.')
param plansFile string = ''

// ---- Size

@allowed([512, 2048, 4096])
@description('Memory of one instance, in MB; its share of a processor follows from it.')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('The most instances that the app may scale out to. It is also what bounds a runaway bill.')
param maximumInstanceCount int = 40

@minValue(0)
@maxValue(20)
@description('Instances for orchestrations and activities that are always ready. With none, the first reply after a quiet time waits for a cold start and for the queue to be noticed.')
param alwaysReadyDurable int = 1

@minValue(0)
@maxValue(20)
@description('Instances for HTTP requests that are always ready.')
param alwaysReadyHttp int = 0

@allowed(['Free_F1', 'Standard_S1'])
@description('Tier of SignalR Service. Free_F1 ends at 20 connections and 20,000 messages a day.')
param signalRSku string = 'Standard_S1'

@minValue(1)
@maxValue(100)
@description('Units of SignalR Service, each good for 1,000 connections. Must be 1 with Free_F1.')
param signalRUnits int = 1

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_RAGRS', 'Standard_GZRS', 'Standard_RAGZRS'])
@description('How often storage keeps everything: in one building (LRS), in three zones (ZRS), and in a second region too (G…). Tables have no other backup.')
param storageSku string = 'Standard_ZRS'

@description('Puts a lock on the storage account, so that nobody deletes it by mistake. `azd down` fails until it is taken off.')
param protectData bool = true

// ---- Watching

@minLength(3)
@description('Who is told of alerts, and of the budget.')
param alertEmail string

@minValue(1)
@description('Monthly budget for the resource group, in the subscription\'s currency. Language models are billed elsewhere: set a limit with each provider too.')
param monthlyBudget int = 100

@description('First month of the budget, `yyyy-MM-01`. Azure takes no month before the current one for a new budget.')
param budgetStartDate string = utcNow('yyyy-MM-01')

@minValue(30)
@maxValue(730)
@description('For how many days logs and metrics are kept.')
param logRetentionDays int = 30

@minValue(1)
@description('The most telemetry that is taken in per day, in GB; what comes after it is lost, alerts included. It bounds the bill.')
param dailyLogCapGB int = 2

@minValue(1)
@description('Alert when more replies than this failed within 15 minutes.')
param failedRepliesThreshold int = 5

@minValue(0)
@description('Alert when more webhooks than this failed within 30 minutes. Anybody can send a webhook that is not signed, so 0 would be noisy.')
param failedWebhooksThreshold int = 2

@description('Object id of a person or group that may set secrets in the vault, for rotations. Empty: nobody is given the role.')
param operatorPrincipalId string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var appName = 'func-companionchat-${token}'
var publicAddress = empty(publicBaseUrl) ? 'https://${appName}.azurewebsites.net' : publicBaseUrl
var publicHost = split(replace(publicAddress, 'https://', ''), '/')[0]
var signIn = map(split(signInProviders, ','), name => toLower(trim(name)))
var payment = map(split(paymentProviders, ','), name => toLower(trim(name)))

// The app does not start with plans for sale and nobody who takes the money.
var sold = empty(plansFile) && empty(paymentProviders) ? 'plans/nothing.json' : plansFile

// The settings that are secret, each only where the parameters above say that it is used. The vault's name of NAME_LIKE_THIS is name-like-this.
var secretSettings = concat(
  ['TURNSTILE_SECRET_KEY', 'LLM_API_KEY_PRIMARY', 'LLM_API_KEY_FALLBACK'],
  contains(payment, 'stripe') ? ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'] : [],
  contains(payment, 'coingate') ? ['COINGATE_API_TOKEN'] : [],
  contains(payment, 'upgate') ? ['UPGATE_API_KEY'] : [],
  contains(signIn, 'google') ? ['GOOGLE_PROVIDER_AUTHENTICATION_SECRET'] : [],
  contains(signIn, 'apple') ? ['APPLE_PROVIDER_AUTHENTICATION_SECRET'] : [],
  contains(signIn, 'aad') ? ['MICROSOFT_PROVIDER_AUTHENTICATION_SECRET'] : []
)

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'app/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceName: 'log-${token}'
    componentName: 'appi-${token}'
    retentionDays: logRetentionDays
    dailyCapGB: dailyLogCapGB
  }
}

module storage 'app/storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: 'st${token}'
    sku: storageSku
    protectData: protectData
  }
}

module signalr 'app/signalr.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: 'sigr-${token}'
    sku: signalRSku
    units: signalRUnits
    allowedOrigin: 'https://${publicHost}'
  }
}

module vault 'app/vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: 'kv-${token}'
    settings: secretSettings
    values: {
      TURNSTILE_SECRET_KEY: turnstileSecretKey
      LLM_API_KEY_PRIMARY: llmApiKeyPrimary
      LLM_API_KEY_FALLBACK: llmApiKeyFallback
      STRIPE_SECRET_KEY: stripeSecretKey
      STRIPE_WEBHOOK_SECRET: stripeWebhookSecret
      COINGATE_API_TOKEN: coingateApiToken
      UPGATE_API_KEY: upgateApiKey
      GOOGLE_PROVIDER_AUTHENTICATION_SECRET: googleClientSecret
      APPLE_PROVIDER_AUTHENTICATION_SECRET: appleClientSecret
      MICROSOFT_PROVIDER_AUTHENTICATION_SECRET: entraClientSecret
    }
  }
}

module roles 'app/roles.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    identityName: 'id-${token}'
    storageName: storage.outputs.name
    signalRName: signalr.outputs.name
    vaultName: vault.outputs.name
    componentName: monitoring.outputs.componentName
    operatorPrincipalId: operatorPrincipalId
  }
}

module functions 'app/functions.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    planName: 'plan-${token}'
    appName: appName
    identityName: roles.outputs.identityName
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    componentName: monitoring.outputs.componentName
    signalRHost: signalr.outputs.hostName
    vaultUri: vault.outputs.uri
    vaultSettings: secretSettings
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyDurable: alwaysReadyDurable
    alwaysReadyHttp: alwaysReadyHttp
    settings: union(
      {
        PUBLIC_BASE_URL: publicAddress
        SignIn__Providers: join(signIn, ',')
        TURNSTILE_SITE_KEY: turnstileSiteKey
        TURNSTILE_HOSTNAMES: empty(turnstileHostnames) ? publicHost : turnstileHostnames
        LLM_BASE_URL_PRIMARY: llmBaseUrlPrimary
        LLM_MODEL_PRIMARY: llmModelPrimary
        LLM_BASE_URL_FALLBACK: llmBaseUrlFallback
        LLM_MODEL_FALLBACK: llmModelFallback
        LLM_TIMEOUT_SECONDS: string(llmTimeoutSeconds)
        Quota__Text: string(quotaText)
        Quota__Media: string(quotaMedia)
        Quota__Audio: string(quotaAudio)
        Nonce__LifetimeSeconds: string(nonceLifetimeSeconds)
        Reply__MaxPending: string(replyMaxPending)
      },
      empty(llmInputPricePrimary) ? {} : { LLM_INPUT_PRICE_PRIMARY: llmInputPricePrimary },
      empty(llmOutputPricePrimary) ? {} : { LLM_OUTPUT_PRICE_PRIMARY: llmOutputPricePrimary },
      empty(llmInputPriceFallback) ? {} : { LLM_INPUT_PRICE_FALLBACK: llmInputPriceFallback },
      empty(llmOutputPriceFallback) ? {} : { LLM_OUTPUT_PRICE_FALLBACK: llmOutputPriceFallback },
      empty(companionsFile) ? {} : { Companions__File: companionsFile },
      empty(sold) ? {} : { Plans__File: sold },
      contains(payment, 'coingate') && !empty(coingateApiBase) ? { COINGATE_API_BASE: coingateApiBase } : {},
      contains(payment, 'upgate') && !empty(upgateApiBase) ? { UPGATE_API_BASE: upgateApiBase } : {}
    )
  }
}

module auth 'app/auth.bicep' = {
  scope: group
  params: {
    appName: functions.outputs.name
    providers: signIn
    googleClientId: googleClientId
    appleClientId: appleClientId
    entraClientId: entraClientId
    entraTenant: entraTenant
    sessionLifetime: sessionLifetime
  }
}

module alerts 'app/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    componentName: monitoring.outputs.componentName
    email: alertEmail
    failedRepliesThreshold: failedRepliesThreshold
    failedWebhooksThreshold: failedWebhooksThreshold
  }
}

module budget 'app/budget.bicep' = {
  scope: group
  params: {
    amount: monthlyBudget
    startDate: budgetStartDate
    email: alertEmail
  }
}

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The function app: the variable AZURE_FUNCTION_APP of the release workflow.')
output AZURE_FUNCTION_APP string = functions.outputs.name

@description('Where the app is reached: the variable PUBLIC_BASE_URL of the release workflow.')
output PUBLIC_BASE_URL string = publicAddress

@description('The vault that holds the secrets.')
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
