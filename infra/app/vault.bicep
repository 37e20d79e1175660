@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the vault.')
param name string

@description('The app settings whose values are kept here, each under its name in lower case with hyphens.')
param settings string[]

@secure()
@description('Setting to value. An empty value writes nothing: what was rotated in the vault stays as it is.')
param values object

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource secrets 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [
  for setting in settings: if (!empty(values[setting])) {
    parent: vault
    name: toLower(replace(setting, '_', '-'))
    properties: {
      value: values[setting]
    }
  }
]

@description('Name of the vault.')
output name string = vault.name

@description('Address of the vault, with a final slash.')
output uri string = vault.properties.vaultUri
