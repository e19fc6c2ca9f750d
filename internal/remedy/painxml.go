package remedy

import "encoding/xml"

// The elements of pain.001.001.09 that we write, in the order of its schema.

type document struct {
	XMLName    xml.Name   `xml:"Document"`
	XMLNS      string     `xml:"xmlns,attr"`
	Initiation initiation `xml:"CstmrCdtTrfInitn"`
}

type initiation struct {
	Header       header        `xml:"GrpHdr"`
	Instructions []instruction `xml:"PmtInf"`
}

type header struct {
	Message string `xml:"MsgId"`
	Made    string `xml:"CreDtTm"`
	Count   int    `xml:"NbOfTxs"`
	Sum     string `xml:"CtrlSum"`
	By      party  `xml:"InitgPty"`
}

type party struct {
	Name string `xml:"Nm"`
}

type instruction struct {
	ID        string     `xml:"PmtInfId"`
	Method    string     `xml:"PmtMtd"`
	Booked    bool       `xml:"BtchBookg"`
	Count     int        `xml:"NbOfTxs"`
	Sum       string     `xml:"CtrlSum"`
	Level     string     `xml:"PmtTpInf>SvcLvl>Cd"`
	On        string     `xml:"ReqdExctnDt>Dt"`
	From      party      `xml:"Dbtr"`
	Account   IBAN       `xml:"DbtrAcct>Id>IBAN"`
	Bank      string     `xml:"DbtrAgt>FinInstnId>Othr>Id"`
	Charges   string     `xml:"ChrgBr"`
	Transfers []transfer `xml:"CdtTrfTxInf"`
}

type transfer struct {
	ID      string     `xml:"PmtId>EndToEndId"`
	Amount  money      `xml:"Amt>InstdAmt"`
	To      party      `xml:"Cdtr"`
	Account IBAN       `xml:"CdtrAcct>Id>IBAN"`
	Purpose *purpose   `xml:"Purp"`
	About   remittance `xml:"RmtInf>Strd>CdtrRefInf"`
}

type money struct {
	Currency string `xml:"Ccy,attr"`
	Amount   string `xml:",chardata"`
}

type purpose struct {
	Code string `xml:"Cd"`
}

type remittance struct {
	Type      string `xml:"Tp>CdOrPrtry>Cd"`
	Issuer    string `xml:"Tp>Issr"`
	Reference string `xml:"Ref"`
}
