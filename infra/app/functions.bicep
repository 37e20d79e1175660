@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the plan.')
param planName string

@description('Name of the function app.')
param appName string

@description('Name of the identity that the app runs as.')
param identityName string

@description('Name of the storage account.')
param storageName string

@description('Name of the container that the package is deployed to.')
param packageContainer string

@description('Name of the Application Insights component.')
param componentName string

@description('Host of SignalR Service.')
param signalRHost string

@description('Address of the vault, with a final slash.')
param vaultUri string

@description('The settings whose values are in the vault.')
param vaultSettings string[]

@description('The settings that are no secret.')
param settings object

@description('Memory of one instance, in MB.')
param instanceMemoryMB int

@description('The most instances.')
param maximumInstanceCount int

@description('Instances for orchestrations and activities that are always ready.')
param alwaysReadyDurable int

@description('Instances for HTTP requests that are always ready.')
param alwaysReadyHttp int

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

// The group `durable` is the one that orchestrations and activities share.
var alwaysReady = filter(
  [
    { name: 'durable', instanceCount: alwaysReadyDurable }
    { name: 'http', instanceCount: alwaysReadyHttp }
  ],
  entry => entry.instanceCount > 0
)

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: appName
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReady
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
    }
  }
}

// Nobody deploys with a password.
resource noScmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

// Without a version, a reference follows the vault: learn.microsoft.com/azure/app-service/app-service-key-vault-references.
var references = map(vaultSettings, setting => {
  setting: setting
  reference: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${toLower(replace(setting, '_', '-'))})'
})

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    {
      AzureWebJobsStorage__accountName: account.name
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      AzureSignalRConnectionString__serviceUri: 'https://${signalRHost}'
      AzureSignalRConnectionString__credential: 'managedidentity'
      AzureSignalRConnectionString__clientId: identity.properties.clientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      // The start page of the Functions host would stand before the web client's.
      AzureWebJobsDisableHomepage: 'true'
    },
    settings,
    toObject(references, entry => entry.setting, entry => entry.reference)
  )
}

@description('Name of the function app.')
output name string = app.name
