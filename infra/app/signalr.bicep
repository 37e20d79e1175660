@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the service.')
param name string

@description('Tier: `Free_F1` or `Standard_S1`.')
param sku string

@description('Units, each good for 1,000 connections.')
param units int

@description('The origin whose pages may connect.')
param allowedOrigin string

resource service 'Microsoft.SignalRService/signalR@2024-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'SignalR'
  sku: {
    name: sku
    capacity: units
  }
  properties: {
    disableLocalAuth: true
    features: [
      {
        flag: 'ServiceMode'
        value: 'Serverless'
      }
    ]
    cors: { allowedOrigins: [allowedOrigin] }
    tls: { clientCertEnabled: false }
  }
}

@description('Name of the service.')
output name string = service.name

@description('Host of the service.')
output hostName string = service.properties.hostName
