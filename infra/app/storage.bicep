@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the storage account.')
param name string

@description('How often everything is kept.')
param sku string

@description('Whether a lock keeps the account from being deleted.')
param protectData bool

// One account: the app's table, Durable Functions' queues, tables and blobs, the host's leases, and the deployed package.
resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 14
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 14
    }
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'app-package'
  properties: {
    publicAccess: 'None'
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protectData) {
  name: 'conversations'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds every conversation and purchase, and tables have no backup.'
  }
}

@description('Name of the storage account.')
output name string = account.name

@description('Name of the container that the package is deployed to.')
output packageContainer string = packages.name
