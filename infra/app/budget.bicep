@description('The budget per month, in the subscription\'s currency.')
param amount int

@description('Its first month, `yyyy-MM-01`.')
param startDate string

@description('Who is told.')
param email string

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'companionchat'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    // It tells, it stops nothing.
    notifications: {
      half: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 50
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 90
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [email]
      }
    }
  }
}
