// Who may do what with the data. Nothing else in this folder assigns a role.

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the app\'s identity.')
param identityName string

@description('Name of the storage account.')
param storageName string

@description('Name of the SignalR Service.')
param signalRName string

@description('Name of the vault.')
param vaultName string

@description('Name of the Application Insights component.')
param componentName string

@description('Object id of who may set secrets. Empty: nobody.')
param operatorPrincipalId string

// learn.microsoft.com/azure/role-based-access-control/built-in-roles
var role = {
  blobs: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner: the host's leases ask for it; packages, large payloads
  queues: '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor: Durable Functions
  tables: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor: Durable Functions, and the app's own table
  signalR: '7e4f1700-ea5a-4f59-8f37-079cfe29dce3' // SignalR Service Owner: to push, and to sign clients' tokens in serverless mode
  readSecrets: '4633458b-17de-408a-b874-0445c86b69e6' // Key Vault Secrets User
  setSecrets: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7' // Key Vault Secrets Officer
  publishMetrics: '3913510d-42f4-4e42-8a64-420c390055eb' // Monitoring Metrics Publisher: all telemetry
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource service 'Microsoft.SignalRService/signalR@2024-03-01' existing = {
  name: signalRName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource onStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for id in [role.blobs, role.queues, role.tables]: {
    name: guid(account.id, identity.id, id)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', id)
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource onSignalR 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(service.id, identity.id, role.signalR)
  scope: service
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.signalR)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource onVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, role.readSecrets)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.readSecrets)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource onTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, identity.id, role.publishMetrics)
  scope: component
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.publishMetrics)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// No principal type: it may be a person or a group.
resource forOperator 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(vault.id, operatorPrincipalId, role.setSecrets)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.setSecrets)
    principalId: operatorPrincipalId
  }
}

@description('Name of the app\'s identity. Whoever asks for it waits until the roles are assigned, so the app never starts without them.')
output identityName string = identity.name
