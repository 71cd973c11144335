// Fil rouge dans Azure : le service (App Service, Linux) et l'inscription du bot, à locataire unique,
// reliée à Teams. La base PostgreSQL est créée à part : voir docs/deploiement.md.

@description('Début du nom de chaque ressource : 4 à 40 minuscules, chiffres et tirets. Il fait aussi l’adresse du service.')
@minLength(4)
@maxLength(40)
param resourceBaseName string

@description('Région du service.')
param location string = resourceGroup().location

@description('Taille de la machine. B1 suffit à quelques centaines de personnes.')
param webAppSku string = 'B1'

@description('Identifiant (client) de l’inscription Entra du bot.')
param microsoftAppId string

@secure()
@description('Secret de cette inscription.')
param microsoftAppPassword string

@description('Locataire Entra du bot.')
param microsoftAppTenantId string = tenant().tenantId

@description('Locataires dont les membres peuvent parler au bot, séparés par des virgules.')
param allowedTenants string = microsoftAppTenantId

@description('Administrateurs du bot : identifiants d’objet Entra, séparés par des virgules.')
param admins string = ''

@secure()
@description('Base PostgreSQL : postgres://utilisateur:secret@serveur:5432/base?sslmode=require')
param databaseUrl string

@description('Le plan dont le bot répond : un fichier de l’envoi, ou d’un partage monté (/mnt/plans/plan.yaml). Vide : celui du projet.')
param planFile string = ''

@description('Inscription Entra de l’onglet. Vide : pas d’onglet.')
param tabAppId string = ''

@description('Adresse https du service. Vide : celle que donne App Service.')
param publicUrl string = ''

@description('Qui exploite le service, en 32 caractères au plus.')
@maxLength(32)
param publisherName string = ''

@description('Où écrire pour ses données personnelles.')
param privacyContact string = ''

@description('Responsable du traitement des données, montré sur /a-propos.')
param dataController string = ''

@description('Base légale du traitement, montrée sur /a-propos.')
param legalBasis string = ''

@secure()
@description('Ce qui signe les liens personnels (openssl rand -hex 32). Vide : une clé tirée du secret du bot.')
param linkKey string = ''

@secure()
@description('Serveur de courrier : smtps://utilisateur:secret@serveur:465. Vide : aucun courriel.')
param smtpUrl string = ''

@description('D’où partent les courriels. Requis avec smtpUrl.')
param mailFrom string = ''

@secure()
@description('Jeton qui ouvre /metrics (openssl rand -hex 32). Vide : pas de mesures, App Service étant toujours derrière un relais.')
param metricsToken string = ''

var webAppName = '${resourceBaseName}-app'
var serviceUrl = empty(publicUrl) ? 'https://${webAppName}.azurewebsites.net' : publicUrl

// Un coffre a un nom unique au monde, de 24 caractères au plus.
var vaultName = 'fr-${uniqueString(resourceGroup().id, resourceBaseName)}'
var secrets = [
  { name: 'bot-password', value: microsoftAppPassword }
  { name: 'database-url', value: databaseUrl }
  { name: 'link-key', value: linkKey }
  { name: 'smtp-url', value: smtpUrl }
  { name: 'metrics-token', value: metricsToken }
]
// Ce que le service lit d'un secret : où il est, que lui seul peut ouvrir.
var secretFrom = '@Microsoft.KeyVault(VaultName=${vaultName};SecretName='

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${resourceBaseName}-identity'
  location: location
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    // Par stratégie d'accès : qui déploie n'a pas à pouvoir donner des rôles.
    enableRbacAuthorization: false
    accessPolicies: [
      {
        tenantId: tenant().tenantId
        objectId: identity.properties.principalId
        permissions: {
          secrets: ['get']
        }
      }
    ]
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
  }
}

resource vaultSecrets 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [
  for secret in secrets: if (!empty(secret.value)) {
    parent: vault
    name: secret.name
    properties: {
      value: secret.value
    }
  }
]

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${resourceBaseName}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
  }
  properties: {
    reserved: true
  }
}

resource webApp 'Microsoft.Web/sites@2023-12-01' = {
  name: webAppName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  // Les secrets sont lus au départ du service.
  dependsOn: [vaultSecrets]
  properties: {
    serverFarmId: plan.id
    keyVaultReferenceIdentity: identity.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      // Compilé avant l'envoi : le service part sans rien installer ni compiler.
      appCommandLine: 'node dist/src/main.js'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
      healthCheckPath: '/healthz'
      appSettings: [
        { name: 'NODE_ENV', value: 'production' }
        { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
        { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
        { name: 'PUBLIC_URL', value: serviceUrl }
        // Par ce nom aussi, App Service vérifie que le service est là.
        { name: 'ALLOWED_HOSTS', value: '${webAppName}.azurewebsites.net' }
        // Ses serveurs, vus du conteneur : ils disent d’où vient une demande.
        { name: 'TRUSTED_PROXIES', value: '169.254.0.0/16' }
        { name: 'PUBLISHER_NAME', value: publisherName }
        { name: 'PRIVACY_CONTACT', value: privacyContact }
        { name: 'DATA_CONTROLLER', value: dataController }
        { name: 'LEGAL_BASIS', value: legalBasis }
        { name: 'MicrosoftAppId', value: microsoftAppId }
        { name: 'MicrosoftAppPassword', value: '${secretFrom}bot-password)' }
        { name: 'MicrosoftAppType', value: 'SingleTenant' }
        { name: 'MicrosoftAppTenantId', value: microsoftAppTenantId }
        { name: 'ALLOWED_TENANTS', value: allowedTenants }
        { name: 'ADMINS', value: admins }
        { name: 'DATABASE_URL', value: '${secretFrom}database-url)' }
        { name: 'PLAN_FILE', value: planFile }
        { name: 'TAB_APP_ID', value: tabAppId }
        { name: 'LINK_KEY', value: empty(linkKey) ? '' : '${secretFrom}link-key)' }
        { name: 'SMTP_URL', value: empty(smtpUrl) ? '' : '${secretFrom}smtp-url)' }
        { name: 'MAIL_FROM', value: mailFrom }
        { name: 'METRICS_TOKEN', value: empty(metricsToken) ? '' : '${secretFrom}metrics-token)' }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${resourceBaseName}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Fil rouge'
    endpoint: '${serviceUrl}/api/messages'
    msaAppId: microsoftAppId
    msaAppType: 'SingleTenant'
    msaAppTenantId: microsoftAppTenantId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
    }
  }
}

// Les noms que m365agents.yml attend.
output PUBLIC_URL string = serviceUrl
output WEB_APP_RESOURCE_ID string = webApp.id
